import type { Staff } from '../../schema/staff'
import type { JournalLaptop } from './verify-journal'

/** The laptops of the practice, each with those of its spaces that can be read here (`held`). */
export const journalLaptops = (
  staff: readonly Pick<Staff, 'id' | 'clientSpace' | 'signingKeys'>[],
  held: readonly string[],
  practiceSpace: string,
): readonly JournalLaptop[] =>
  staff.flatMap(({ id, clientSpace, signingKeys }) =>
    signingKeys.map(({ deviceId, publicKey, revokedAt }) => ({
      ...{ deviceId, staffId: id, publicKey },
      spaces: [clientSpace, practiceSpace].filter((space) => held.includes(space)),
      revokedAt: revokedAt ?? null,
    })),
  )
