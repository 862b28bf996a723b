import { checklistFor } from '#shared/domain/supplies/checklist'
import { packList } from '#shared/domain/supplies/pack-list'
import { starterCatalog } from '#shared/domain/supplies/starter-catalog'
import { ledgerOf } from '#shared/domain/supplies/stock-ledger'
import { type Figure, quantile } from './figure'

const visitsWanted = 12
const rounds = 200

/** The pack list of a full day, beside copying the same visits once (`structuredClone`). */
export async function benchPack(): Promise<Figure[]> {
  let made = 0
  const newId = () => {
    made += 1
    return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
  }
  const at = '2026-11-21T08:00:00.000Z'
  const by = newId()
  const catalog = starterCatalog(() => ({
    ...{ id: newId(), space: by, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by },
  }))
  const ofKind = (kind: string) => catalog.filter((entry) => entry.kind === kind)
  const [services, kits, items] = [ofKind('service'), ofKind('kit'), ofKind('item')]
  const visits = Array.from({ length: visitsWanted }, (_, index) => {
    const service = services[index % services.length]
    const checklist = service ? checklistFor(service, kits, items, newId) : []
    return { id: newId(), startAt: at, checklist }
  })
  const view = {
    ...{ visits, items: new Map(items.map((entry) => [entry.id, entry])), ledger: ledgerOf([]) },
    ...{ holderId: by, today: '2026-11-21', bagLiters: 60, charges: new Map<string, number>() },
    remarksOf: () => [],
  }
  const time = (work: () => unknown): number[] =>
    Array.from({ length: rounds }, () => {
      const from = performance.now()
      work()
      return performance.now() - from
    })
  const ours = quantile(
    time(() => packList(view)),
    0.95,
  )
  const peer = quantile(
    time(() => structuredClone(visits)),
    0.95,
  )
  return [
    {
      ...{ name: 'pack', figure: `pack list of ${visitsWanted} visits (p95)`, unit: 'ms' },
      ...{ ours, peer, peerIs: 'copying the visits', measure: 'ours', target: 10 },
    },
  ]
}
