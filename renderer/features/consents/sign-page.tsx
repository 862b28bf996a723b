import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { paths, type SignSearch } from '#renderer/app/paths'
import { openForm } from '#renderer/data/commands/give-consent'
import { fullName } from '#renderer/data/queries/client-directory'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import { allProviders, practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { formOf } from '#shared/domain/clients/household-records'
import { currentVersion } from '#shared/domain/consents/form-versions'
import { intakeAnswers } from '#shared/domain/consents/intake-answers'
import { purposeOf } from '#shared/domain/consents/purposes'
import { ruleFor } from '#shared/domain/consents/state-rules'
import { addDays } from '#shared/domain/time/calendar-day'
import type { CatalogEntry, FormVersion } from '#shared/schema/catalog-entry'
import { SignForm } from './sign-form'
import { type Signing, startValues } from './sign-values'

/** The screen that the client is handed: one form, this person's own answers, and nothing else. */
export function SignPage() {
  const { clientId = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as SignSearch
  const kind = search.kind ?? 'treatment'
  const clock = usePracticeClock()
  const household = useLive(householdOf, clientId)
  const practice = useLive(practiceEntry)
  const providers = useLive(allProviders)
  const version = useForm(kind)
  const leave = useWayOut(clientId, search.visitId)
  const all = [household, practice, providers]
  if (all.some(({ status }) => status === 'failed') || version === 'failed') {
    return (
      <ErrorState
        title="This form could not be opened"
        safe="Nothing was changed."
        action={{ label: 'Go back', onAction: leave }}
      />
    )
  }
  if (!clock || !household.value || !practice.value || !version || !providers.value) {
    return <LoadingState label="Opening the form" />
  }
  return (
    <Ready
      key={`${clientId} ${kind} ${search.visitId} ${search.providerId}`}
      {...{ household: household.value, practice: practice.value, version, clock }}
      recipient={providers.value.find(({ id }) => id === search.providerId)?.name ?? ''}
      providerId={search.providerId ?? ''}
      signing={{ kind, clientId, visitId: search.visitId ?? '' }}
      onLeave={leave}
    />
  )
}

/** Back in the history, or Alt+Left, would put the records before the client's eyes. */
function useWayOut(clientId: string, visitId: string | undefined): () => void {
  const navigate = useNavigate()
  const leaving = useRef(false)
  useBlocker({
    shouldBlockFn: () => !leaving.current,
    enableBeforeUnload: false,
    withResolver: false,
  })
  return () => {
    leaving.current = true
    void (visitId
      ? navigate({ to: paths.visit, params: { visitId }, replace: true })
      : navigate({ to: paths.consents, params: { clientId }, replace: true }))
  }
}

/** The text in use when the screen was opened; what is read is what is signed. */
function useForm(kind: Signing['kind']): FormVersion | 'failed' | null {
  const { run } = useCommand(openForm)
  const [version, setVersion] = useState<FormVersion | 'failed' | null>(null)
  useEffect(() => {
    let shown = true
    run(purposeOf(kind))
      .then((opened) => {
        if (shown && opened.ok) setVersion(currentVersion(opened.value) ?? 'failed')
      })
      .catch(() => shown && setVersion('failed'))
    return () => {
      shown = false
    }
  }, [run, kind])
  return version
}

interface ReadyProps {
  readonly household: Household
  readonly practice: CatalogEntry
  readonly version: FormVersion
  readonly clock: PracticeClock
  readonly recipient: string
  readonly providerId: string
  readonly signing: Omit<Signing, 'askedBy'>
  readonly onLeave: () => void
}

function Ready(props: ReadyProps) {
  const { household, practice, clock, signing } = props
  const { newId } = useSession()
  const { parent } = household
  const babies = household.infants.filter(({ status }) => status === 'active')
  const region = parent.home?.address.region || (practice.practice?.address.region ?? '')
  const rule = ruleFor(practice.practice?.stateRules, region)
  const spanish = /^(es|spanish|español)/i.test(parent.contact?.language.trim() ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once; what changes elsewhere meanwhile must not change under the pen
  const start = useMemo(
    () =>
      startValues({
        consentId: newId(),
        kind: signing.kind,
        language: spanish ? 'es' : 'en',
        providerId: props.providerId,
        answers:
          signing.kind === 'intake'
            ? intakeAnswers(formOf(parent, babies, household.charts, newId))
            : [],
        clientName: fullName(parent.name),
        inAYear: addDays(clock.today, 365),
      }),
    [],
  )
  return (
    <SignForm
      signing={{ ...signing, askedBy: signing.kind === 'session' ? (rule?.region ?? '') : '' }}
      version={props.version}
      start={start}
      draftKey={`sign:${signing.clientId}:${signing.kind}:${signing.visitId}:${props.providerId}`}
      today={clock.today}
      recipient={props.recipient}
      breastStanding={rule?.consentMode === 'standing' && rule.breastMassage !== 'notAllowed'}
      babies={babies.map(({ id, name }) => ({ id, name: fullName(name) }))}
      onLeave={props.onLeave}
    />
  )
}
