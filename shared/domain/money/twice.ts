import type { ReceiptRecord } from '#shared/schema/receipt'

type Issued = Pick<ReceiptRecord, 'id' | 'visitId' | 'receipt'>

/**
 * Receipts that stand for the same thing: of one visit, or in place of one void receipt. One laptop
 * refuses the second; two that have not met cannot. Answers, by receipt, with another that is charged
 * as well; void receipts are charged no more and are not in it. `issued`: earliest first.
 */
export function twicesOf(
  issued: readonly Issued[],
  isVoid: (id: string) => boolean,
): ReadonlyMap<string, string> {
  const byId = new Map(issued.map((one) => [one.id, one] as const))
  const same = new Map<string, string[]>()
  const keysOf = (one: Issued): string[] => {
    const first = firstOf(one, byId)
    return [
      ...(one.visitId === '' ? [] : [`visit ${one.visitId}`]),
      ...(first === one.id ? [] : [`for ${first}`]),
    ]
  }
  const charged = issued.filter(({ id }) => !isVoid(id))
  for (const one of charged) {
    for (const key of keysOf(one)) same.set(key, [...(same.get(key) ?? []), one.id])
  }
  const twices = new Map<string, string>()
  for (const one of charged) {
    const other = keysOf(one)
      .flatMap((key) => same.get(key) ?? [])
      .find((id) => id !== one.id)
    if (other !== undefined) twices.set(one.id, other)
  }
  return twices
}

/** The receipt at the beginning of the row of corrections; itself where it corrects none. */
function firstOf(one: Issued, byId: ReadonlyMap<string, Issued>): string {
  const seen = new Set([one.id])
  let at = one.id
  for (;;) {
    const before: string | null | undefined = byId.get(at)?.receipt?.replacesId
    if (!before || seen.has(before)) return at
    seen.add(before)
    at = before
  }
}
