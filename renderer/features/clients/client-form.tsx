import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { dropSavedDraft } from '#renderer/data/commands/save-household'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import { useSession } from '#renderer/data/session'
import { useAnswer, useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import { blankHousehold } from '#shared/domain/clients/blank-form'
import { formOf } from '#shared/domain/clients/household-records'
import { HouseholdEditor } from './household-editor'

const newKey = 'client:new'

/** A new household, or one to change: the same page, the same questions. */
export function ClientForm() {
  const { clientId } = useParams({ strict: false })
  const clock = usePracticeClock()
  if (!clock) return <LoadingState />
  return clientId === undefined ? (
    <NewHousehold clock={clock} />
  ) : (
    <EditHousehold key={clientId} clientId={clientId} clock={clock} />
  )
}

function NewHousehold({ clock }: { readonly clock: PracticeClock }) {
  const session = useSession()
  const navigate = useNavigate()
  const looked = useAnswer(dropSavedDraft, newKey)
  const [blank] = useState(() => blankHousehold(session.newId))
  if (looked.status !== 'ready') {
    return <Reading of={[looked]} {...typedBefore} page="New client" />
  }
  return (
    <PageFrame
      title="New client"
      lead="Only a name is needed; the rest can wait. What you type is kept by itself until you save."
      back={{ label: 'Clients', onBack: () => void navigate({ to: paths.clients }) }}
    >
      <HouseholdEditor draftKey={newKey} initial={blank} isNew clock={clock} />
    </PageFrame>
  )
}

interface EditProps {
  readonly clientId: string
  readonly clock: PracticeClock
}

function EditHousehold({ clientId, clock }: EditProps) {
  const household = useLive(householdOf, clientId)
  if (household.value === undefined) {
    return (
      <Reading
        of={[household]}
        what="This client"
        safe="Nothing was changed. What you typed before is kept."
        label="Opening the client"
        page="Edit client"
      />
    )
  }
  if (!household.value) {
    return (
      <PageFrame title="Edit client">
        <EmptyState title="This client is not here any more">The record was removed.</EmptyState>
      </PageFrame>
    )
  }
  return <EditForm household={household.value} clock={clock} />
}

function EditForm({
  household,
  clock,
}: {
  readonly household: Household
  readonly clock: PracticeClock
}) {
  const session = useSession()
  const navigate = useNavigate()
  const { parent } = household
  const [round, setRound] = useState(0)
  // As it was when the page was opened: what is saved is the difference from it.
  const [initial, setInitial] = useState(() => shownForm(household, session.newId))
  const key = `client:${parent.id}`
  const startAgain = async () => {
    await session.store.clearDraft(key)
    setInitial(shownForm(household, session.newId))
    setRound(round + 1)
  }
  return (
    <PageFrame
      title="Edit client"
      back={{
        label: 'Client',
        onBack: () => void navigate({ to: paths.client, params: { clientId: parent.id } }),
      }}
    >
      <HouseholdEditor
        key={round}
        draftKey={key}
        initial={initial}
        isNew={false}
        space={parent.space}
        clock={clock}
        onStartAgain={startAgain}
      />
    </PageFrame>
  )
}

const shownForm = ({ parent, infants, charts }: Household, newId: () => string) => {
  const active = infants.filter((infant) => infant.status === 'active')
  const mine = new Set([parent, ...active].map(({ id }) => id))
  const kept = new Map([...charts].filter(([id]) => mine.has(id)))
  return formOf(parent, active, kept, newId)
}
