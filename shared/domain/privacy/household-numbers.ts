const fewest = 1000
const many = 9000

/**
 * A number for each household, the same on every laptop and for as long as the household is there: it
 * comes from the random id and gives away neither order, age nor name. In the rare case that two would
 * have the same one, who was entered later takes the next free.
 */
export function householdNumbers(
  people: readonly {
    readonly id: string
    readonly kind: 'parent' | 'infant'
    readonly createdAt: string
  }[],
): ReadonlyMap<string, number> {
  const parents = people
    .filter(({ kind }) => kind === 'parent')
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
  // More households than numbers of four digits: longer ones, rather than a search without an end.
  const range = parents.length * 2 > many ? parents.length * 20 : many
  const taken = new Set<number>()
  const numbers = new Map<string, number>()
  for (const { id } of parents) {
    let number = Number.parseInt(id.replaceAll('-', '').slice(0, 8), 16) % range
    while (taken.has(number)) number = (number + 1) % range
    taken.add(number)
    numbers.set(id, fewest + number)
  }
  return numbers
}
