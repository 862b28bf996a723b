import type { Client } from '#shared/schema/client'
import type { HouseholdForm } from '../clients/household-form'
import { plainWords } from '../clients/plain-words'
import type { Day } from '../time/calendar-day'

/** Why two are taken for one family, the surest first. */
export type RepeatReason = 'nameAndBirth' | 'phone' | 'email' | 'name'

export interface Repeat {
  /** A client who is known, or an earlier row of the file. */
  readonly of:
    | { readonly kind: 'client'; readonly clientId: string }
    | { readonly kind: 'row'; readonly row: number }
  readonly because: readonly RepeatReason[]
}

/** As much of a parent as tells whether two are one. */
export interface Likeness {
  readonly name: HouseholdForm['name']
  readonly dateOfBirth: Day | null
  readonly phone: string
  readonly email: string
}

export const likenessOf = (from: HouseholdForm | Client): Likeness => ({
  name: from.name,
  dateOfBirth: from.dateOfBirth,
  phone: from.contact?.phone ?? '',
  email: from.contact?.email ?? '',
})

interface Keys {
  readonly name: string
  readonly bornOn: string
  readonly phone: string
  readonly email: string
}

function keysOf({ name, dateOfBirth, phone, email }: Likeness): Keys {
  const full = [name.given, name.family].filter(Boolean).join(' ') || name.preferred
  const figures = phone.replace(/\s*x\d+$/, '').replace(/\D/g, '')
  return {
    // In any order of its words: some lists write the last name first.
    name: [...plainWords(full)].sort().join(' '),
    bornOn: dateOfBirth ?? '',
    // Seven figures are a local number; fewer would be alike by chance.
    phone: figures.length < 7 ? '' : figures.slice(-10),
    email: email.trim().toLowerCase(),
  }
}

interface Known {
  readonly of: Repeat['of']
  readonly keys: Keys
}

/**
 * Who is known already, looked up by phone, by email and by name. Two are taken for one family by
 * 1. the same name (in any order of its words) and the same birth date,
 * 2. the same phone (its last ten figures),
 * 3. the same email address,
 * 4. the same name where one of them has no birth date.
 * The same name with two different birth dates is two people, and says so even beside a shared phone.
 * Every key leads to one list, so that 5,000 rows against 5,000 clients stay 5,000 look-ups.
 */
export function createRepeatFinder() {
  const byPhone = new Map<string, Known[]>()
  const byEmail = new Map<string, Known[]>()
  const byName = new Map<string, Known[]>()
  const put = (lists: Map<string, Known[]>, key: string, known: Known) => {
    if (key === '') return
    const list = lists.get(key)
    if (!list) lists.set(key, [known])
    // A switchboard's number in 5,000 rows: the first ones are enough to compare with.
    else if (list.length < 20) list.push(known)
  }
  return {
    add(of: Repeat['of'], person: Likeness): void {
      const known = { of, keys: keysOf(person) }
      put(byPhone, known.keys.phone, known)
      put(byEmail, known.keys.email, known)
      put(byName, known.keys.name, known)
    },
    /** The one it is most likely to be; null when nobody is like it. */
    find(person: Likeness): Repeat | null {
      const keys = keysOf(person)
      const near = new Set([
        ...(byName.get(keys.name) ?? []),
        ...(byPhone.get(keys.phone) ?? []),
        ...(byEmail.get(keys.email) ?? []),
      ])
      let best: { readonly repeat: Repeat; readonly rank: number } | null = null
      for (const known of near) {
        const because = compare(keys, known.keys)
        const rank = because.length === 0 ? 0 : weight(because, known.of.kind)
        if (rank > (best?.rank ?? 0)) best = { repeat: { of: known.of, because }, rank }
      }
      return best?.repeat ?? null
    },
  }
}
export type RepeatFinder = ReturnType<typeof createRepeatFinder>

function compare(a: Keys, b: Keys): readonly RepeatReason[] {
  const reasons: RepeatReason[] = []
  const sameName = a.name !== '' && a.name === b.name
  const bothBorn = a.bornOn !== '' && b.bornOn !== ''
  if (sameName && bothBorn && a.bornOn !== b.bornOn) return []
  if (sameName && bothBorn) reasons.push('nameAndBirth')
  if (a.phone !== '' && a.phone === b.phone) reasons.push('phone')
  if (a.email !== '' && a.email === b.email) reasons.push('email')
  if (sameName && !bothBorn) reasons.push('name')
  return reasons
}

const weights: Record<RepeatReason, number> = { nameAndBirth: 8, phone: 4, email: 4, name: 3 }

const weight = (because: readonly RepeatReason[], kind: Repeat['of']['kind']): number =>
  because.reduce((sum, reason) => sum + weights[reason], 0) + (kind === 'client' ? 0.5 : 0)
