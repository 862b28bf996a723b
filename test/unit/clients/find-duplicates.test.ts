import { describe, expect, it } from 'vitest'
import { findDuplicates, type KnownPerson } from '#shared/domain/clients/find-duplicates'

const person = (id: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  kind: 'parent',
  name: 'Zoë García',
  dateOfBirth: '1990-01-02',
  phone: '',
  ...more,
})
const candidate = { id: 'new', name: 'garcia, zoe', dateOfBirth: '1990-01-02', phone: '' }
const found = (known: KnownPerson[], more: Partial<typeof candidate> = {}) =>
  findDuplicates({ ...candidate, ...more }, known).map(({ id, because }) => `${id} ${because}`)

describe('somebody known already', () => {
  it('is the same name in any order, case or accent with the same birth date', () => {
    expect(found([person('a')])).toEqual(['a nameAndBirth'])
  })

  it('is not the same name with another birth date', () => {
    expect(found([person('a', { dateOfBirth: '1991-01-02' })])).toEqual([])
  })

  it('may be the same name where a birth date is missing', () => {
    expect(found([person('a', { dateOfBirth: null })])).toEqual(['a name'])
  })

  it('may be the same phone, however it is written', () => {
    const known = [person('a', { name: 'Somebody Else', phone: '+1 (503) 555-0101' })]
    expect(found(known, { phone: '503.555.0101' })).toEqual(['a phone'])
  })

  it('is never found by a scrap of a phone or by nothing at all', () => {
    const known = [person('a', { name: '', phone: '911' })]
    expect(found(known, { name: '', phone: '911' })).toEqual([])
    expect(found([person('a', { name: '', phone: '' })], { name: '', phone: '' })).toEqual([])
  })

  it('is never oneself, nor a baby', () => {
    expect(found([person('new'), person('b', { kind: 'infant' })])).toEqual([])
  })

  it('comes best reason first', () => {
    const known = [
      person('n', { dateOfBirth: null }),
      person('p', { name: 'X', phone: '5035550101' }),
      person('b'),
    ]
    expect(found(known, { phone: '5035550101' })).toEqual(['b nameAndBirth', 'p phone', 'n name'])
  })
})
