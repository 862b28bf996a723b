import { isFounding, isWhole, type MemberEntry, memberEntrySchema, mostEntries } from './member-log'

/** Signatures are dear: whoever reads one log often remembers which were found good. */
export type CheckSignature = (entry: MemberEntry, signingKey: string) => boolean

export interface FoundEntries {
  /** From wherever they came, not trusted. */
  readonly candidates: readonly unknown[]
  /** Hash of the first entry. */
  readonly founding: string
  /** Found good by this laptop before: never left out for others. */
  readonly remembered: readonly MemberEntry[]
}

interface Place {
  readonly entry: MemberEntry
  readonly depth: number
  /** The places of all that it follows, however far. */
  readonly above: ReadonlySet<Place>
  /** The person whose laptop signed it. */
  readonly signer: string
}

/** Whose laptop made the entry, by the keys that `above` names and the signature; null: nobody's there. */
function signerOf(
  entry: MemberEntry,
  above: ReadonlySet<Place>,
  isSigned: CheckSignature,
): string | null {
  for (const { entry: earlier } of above) {
    const { act } = earlier
    if (!('signingKey' in act) || act.deviceId !== entry.by) continue
    if (isSigned(entry, act.signingKey)) return act.staffId
  }
  return null
}

const makesOwner = ({ act }: MemberEntry, staffId: string): boolean =>
  act.staffId === staffId && (act.kind === 'founded' || ('role' in act && act.role === 'owner'))

/** Only an owner decides about others: what was never one's to sign is no part of the log at all. */
const couldMake = ({ act }: MemberEntry, signer: string, above: ReadonlySet<Place>): boolean =>
  ((act.kind === 'laptopAdded' || act.kind === 'laptopOut') && act.staffId === signer) ||
  [...above].some(({ entry }) => makesOwner(entry, signer))

function placeOf(
  entry: MemberEntry,
  placed: ReadonlyMap<string, Place>,
  isSigned: CheckSignature,
): Place | null {
  const above = new Set<Place>()
  let depth = 0
  for (const parent of entry.parents) {
    const place = placed.get(parent)
    if (!place) return null
    depth = Math.max(depth, place.depth + 1)
    above.add(place)
    for (const one of place.above) above.add(one)
  }
  const signer = signerOf(entry, above, isSigned)
  if (signer === null || !couldMake(entry, signer, above)) return null
  return { entry, depth, above, signer }
}

const inOrder = (a: Place, b: Place): number =>
  a.depth - b.depth || (a.entry.id < b.entry.id ? -1 : 1)

/**
 * No more than are read. Where there are more, whoever signed most of what is new here loses the last of
 * it: nobody pushes out what somebody else signed.
 */
function cut(places: readonly Place[], remembered: ReadonlySet<string>): readonly Place[] {
  const bySigner = new Map<string, Place[]>()
  for (const place of places) {
    if (remembered.has(place.entry.id)) continue
    bySigner.set(place.signer, [...(bySigner.get(place.signer) ?? []), place])
  }
  const gone = new Set<Place>()
  while (places.length - gone.size > mostEntries) {
    const [most] = [...bySigner.values()].toSorted((a, b) => b.length - a.length)
    const last = most?.pop()
    if (!last) break
    gone.add(last)
  }
  return places.filter((place) => !gone.has(place))
}

/**
 * The entries that hang together from `founding` on, each after all it follows, and signed by a laptop
 * that those name; of equal standing by hash, so that every laptop has one order. What is damaged, of
 * another practice, forged, or follows something that is not here is left out.
 */
export function linkedEntries(found: FoundEntries, isSigned: CheckSignature): MemberEntry[] {
  const whole = new Map<string, MemberEntry>()
  for (const candidate of [...found.remembered, ...found.candidates.slice(0, mostEntries * 20)]) {
    const parsed = memberEntrySchema.safeParse(candidate)
    if (parsed.success && !whole.has(parsed.data.id) && isWhole(parsed.data))
      whole.set(parsed.data.id, parsed.data)
  }
  const first = whole.get(found.founding)
  if (!first || !isFounding(first)) return []
  const placed = new Map<string, Place>([
    [first.id, { entry: first, depth: 0, above: new Set(), signer: first.act.staffId }],
  ])
  let left = [...whole.values()].filter(
    (entry) =>
      entry.practice === first.practice && entry.parents.length > 0 && entry.act.kind !== 'founded',
  )
  for (;;) {
    const ready = left.filter(({ parents }) => parents.every((parent) => placed.has(parent)))
    if (ready.length === 0) break
    const places = ready.map((entry) => placeOf(entry, placed, isSigned))
    for (const place of places) if (place) placed.set(place.entry.id, place)
    const looked = new Set(ready)
    left = left.filter((entry) => !looked.has(entry))
  }
  const remembered = new Set(found.remembered.map(({ id }) => id))
  return cut([...placed.values()].toSorted(inOrder), remembered).map(({ entry }) => entry)
}
