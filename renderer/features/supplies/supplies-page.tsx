import { Button } from '@mantine/core'
import { IconBackpack } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { paths, type SuppliesSearch } from '#renderer/app/paths'
import { putStarterLists } from '#renderer/data/commands/save-catalog-entry'
import { catalogLists } from '#renderer/data/queries/catalog'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { CareView } from './care-view'
import { CatalogLists } from './catalog-lists'
import { PackView } from './pack-view'
import { RestockView } from './restock-view'
import { StockView } from './stock-view'
import classes from './supplies.module.css'

type View = NonNullable<SuppliesSearch['view']>

const views: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'pack', label: 'Pack list' },
  { value: 'stock', label: 'Stock' },
  { value: 'restock', label: 'What to buy' },
  { value: 'care', label: 'Laundry' },
  { value: 'lists', label: 'Lists' },
]

/** The day's pack list first; then stock, what to buy, laundry, and the lists behind all of it. */
export function SuppliesPage() {
  const entries = useLive(catalogLists)
  const clock = usePracticeClock()
  const { view = 'pack', day } = useSearch({ strict: false }) as SuppliesSearch
  const navigate = useNavigate()
  if (!clock || entries.value === undefined) {
    return (
      <Reading
        of={[clock, entries]}
        what="Your supplies"
        label="Opening your supplies"
        page="Supplies"
      />
    )
  }
  const open = (next: View) =>
    void navigate({ to: paths.supplies, search: { view: next, ...(day ? { day } : {}) } })
  // Whoever goes to the lists by hand begins with empty ones.
  if (entries.value.length === 0 && view !== 'lists') {
    return <NoSupplies onByHand={() => open('lists')} />
  }
  return (
    <div className={classes.views}>
      <div className={classes.viewTabs}>
        <SegmentedTabs<View> label="Supplies" value={view} onChange={open} options={views} />
      </div>
      <div
        className={classes.viewBody}
        // A list with its detail scrolls by itself, each side for its own.
        data-scrolls={(view !== 'stock' && view !== 'lists') || undefined}
      >
        {view === 'pack' && <PackView clock={clock} day={day ?? clock.today} />}
        {view === 'stock' && <StockView clock={clock} />}
        {view === 'restock' && <RestockView clock={clock} />}
        {view === 'care' && <CareView clock={clock} />}
        {view === 'lists' && <CatalogLists entries={entries.value} />}
      </div>
    </div>
  )
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
