import { Button, Select } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import { consentsOf, practiceForms } from '#renderer/data/queries/consents'
import { allProviders } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Consent } from '#shared/schema/consent'
import type { Provider } from '#shared/schema/provider'
import { ConsentCard } from './consent-card'
import classes from './consents.module.css'

/** What one family has agreed to, and the forms to hand them. */
export function ConsentsPage() {
  const { clientId = '' } = useParams({ strict: false })
  const clock = usePracticeClock()
  const household = useLive(householdOf, clientId)
  const consents = useLive(consentsOf, clientId)
  const forms = useLive(practiceForms)
  const providers = useLive(allProviders)
  const navigate = useNavigate()
  const back = {
    label: 'Client',
    onBack: () => void navigate({ to: paths.client, params: { clientId } }),
  }
  if (
    !clock ||
    household.value === undefined ||
    !consents.value ||
    !forms.value ||
    !providers.value
  ) {
    return (
      <Reading
        of={[clock, household, consents, forms, providers]}
        what="The consents"
        label="Opening the consents"
        page="Consents"
      />
    )
  }
  if (!household.value) {
    return (
      <PageFrame title="Consents">
        <EmptyState title="This client is not here any more">
          The record was removed, or belongs to another therapist.
        </EmptyState>
      </PageFrame>
    )
  }
  return (
    <Shown
      {...{ household: household.value, consents: consents.value, forms: forms.value, clock, back }}
      providers={providers.value}
    />
  )
}

interface ShownProps {
  readonly household: Household
  readonly consents: readonly Consent[]
  readonly forms: readonly CatalogEntry[]
  readonly providers: readonly Provider[]
  readonly clock: PracticeClock
  readonly back: { readonly label: string; readonly onBack: () => void }
}

function Shown({ household, consents, forms, providers, clock, back }: ShownProps) {
  const { parent } = household
  const [open, setOpen] = useState<string | null>(null)
  return (
    <PageFrame
      title="Consents"
      titleNode={
        <>
          Consents: <PersonName name={fullName(parent.name)} wrap />
        </>
      }
      lead="Each form fills the window while the client has it, and shows nothing else."
      back={back}
    >
      <Section title="Hand over a form">
        <div className={classes.stacked}>
          <div className={classes.actions}>
            <FormLink clientId={parent.id} kind="intake" label="Intake" />
            <FormLink clientId={parent.id} kind="treatment" label="Consent to treatment" />
          </div>
          <SharingStart household={household} providers={providers} />
        </div>
      </Section>
      <Section title="Signed">
        {consents.length === 0 ? (
          <p className={classes.quiet}>
            Nothing yet. What is signed stands here with its text, and can be taken back.
          </p>
        ) : (
          consents.map((consent) => (
            <ConsentCard
              key={consent.id}
              {...{ consent, forms, providers, household, clock }}
              all={consents}
              open={open === consent.id}
              onToggle={() => setOpen(open === consent.id ? null : consent.id)}
            />
          ))
        )}
      </Section>
    </PageFrame>
  )
}

function FormLink(props: {
  readonly clientId: string
  readonly kind: 'intake' | 'treatment'
  readonly label: string
}) {
  return (
    <LinkButton
      to={paths.sign}
      params={{ clientId: props.clientId }}
      search={{ kind: props.kind }}
      variant="default"
    >
      {props.label}
    </LinkButton>
  )
}

/** A permission is for one recipient: the care team is offered first. */
function SharingStart({ household, providers }: Pick<ShownProps, 'household' | 'providers'>) {
  const [providerId, setProviderId] = useState<string | null>(null)
  const navigate = useNavigate()
  const { parent } = household
  const team = new Set(parent.careTeam.map((member) => member.providerId))
  const options = providers
    .filter((one) => !one.setAsideAt)
    .toSorted((a, b) => Number(team.has(b.id)) - Number(team.has(a.id)))
    .map((one) => ({ value: one.id, label: one.name }))
  if (options.length === 0) {
    return <p className={classes.quiet}>To share, add a provider to the directory first.</p>
  }
  const start = () => {
    if (providerId === null) return
    void navigate({
      to: paths.sign,
      params: { clientId: parent.id },
      search: { kind: 'sharing', providerId },
    })
  }
  return (
    <div className={classes.actions}>
      <Select
        label="Consent to share with"
        placeholder="Choose a provider"
        data={options}
        value={providerId}
        onChange={setProviderId}
        searchable
      />
      <Button variant="default" disabled={providerId === null} onClick={start}>
        Hand over this form
      </Button>
    </div>
  )
}
