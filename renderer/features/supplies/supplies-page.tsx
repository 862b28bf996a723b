import { Button } from '@mantine/core'
import { IconBackpack } from '@tabler/icons-react'
import { useState } from 'react'
import { putStarterLists } from '#renderer/data/commands/save-catalog-entry'
import { catalogLists } from '#renderer/data/queries/catalog'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { CatalogLists } from './catalog-lists'

/** What the practice offers and brings: services, the kits they need, and the items in them. */
export function SuppliesPage() {
  const entries = useLive(catalogLists)
  const [byHand, setByHand] = useState(false)
  if (entries.status === 'failed') {
    return (
      <PageFrame title="Supplies">
        <ErrorState
          title="Your supplies could not be read"
          safe="Nothing was changed. Your records are on this laptop as they were."
          action={{ label: 'Try again', onAction: () => location.reload() }}
        />
      </PageFrame>
    )
  }
  if (entries.status === 'loading') return <LoadingState label="Opening your supplies" />
  if (entries.value.length === 0 && !byHand) return <NoSupplies onByHand={() => setByHand(true)} />
  return <CatalogLists entries={entries.value} />
}

function NoSupplies({ onByHand }: { readonly onByHand: () => void }) {
  const { run, running } = useCommand(putStarterLists)
  return (
    <PageFrame title="Supplies">
      <EmptyState
        title="No supplies yet"
        icon={IconBackpack}
        action={
          <Button loading={running} onClick={() => void run(undefined)}>
            Put the starter lists in
          </Button>
        }
      >
        Here you will find your services, the kits they need and every item in them. The starter
        lists hold six services for the time before and after birth; all of it is yours to change.
        <div>
          <Button variant="subtle" onClick={onByHand}>
            Begin with empty lists
          </Button>
        </div>
      </EmptyState>
    </PageFrame>
  )
}
