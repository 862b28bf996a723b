import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromSpoken, spokenSoFar, toSpoken } from '#shared/domain/share/spoken-text'

const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 })

describe('bytes that are read out by phone', () => {
  it('come back, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const back = await fromSpoken(await toSpoken(content))
        expect(back.ok && [...back.value]).toEqual([...content])
      }),
    )
  })

  it('are understood in small letters, with dashes, quote marks and letters that look alike', async () => {
    const spoken = await toSpoken(new Uint8Array([0, 1, 0, 17, 34, 200]))
    const typed = `> ${spoken.toLowerCase().replaceAll(' ', ' -\n> ').replaceAll('0', 'o').replaceAll('1', 'l')}`
    const back = await fromSpoken(typed)
    expect(back.ok && [...back.value]).toEqual([0, 1, 0, 17, 34, 200])
  })

  it('name the group in which one character was misheard', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(), fc.nat(30), async (content, place, other) => {
        const spoken = await toSpoken(content)
        const at = place % spoken.length
        fc.pre(spoken[at] !== ' ')
        const now = letters.indexOf(spoken[at] ?? '')
        const changed = letters[(now + 1 + other) % 32] ?? ''
        const back = await fromSpoken(spoken.slice(0, at) + changed + spoken.slice(at + 1))
        expect(back).toEqual({
          ok: false,
          refusal: { code: 'group', number: Math.floor(at / 6) + 1 },
        })
      }),
    )
  })

  it('name the group in which two characters changed places, and groups that did', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(), fc.nat(4), fc.nat(4), async (content, place, a, b) => {
        const groups = (await toSpoken(content)).split(' ')
        const at = place % groups.length
        const group = [...(groups[at] ?? '')]
        fc.pre(group[a] !== group[b])
        const swapped = group
          .with(a, group[b] ?? '')
          .with(b, group[a] ?? '')
          .join('')
        const back = await fromSpoken(groups.with(at, swapped).join(' '))
        expect(back).toMatchObject({ ok: false, refusal: { code: 'group', number: at + 1 } })
      }),
    )
    const groups = (await toSpoken(new Uint8Array(40).map((_, index) => index * 7))).split(' ')
    const moved = groups.with(2, groups[3] ?? '').with(3, groups[2] ?? '')
    expect(await fromSpoken(moved.join(' '))).toMatchObject({ ok: false, refusal: { number: 3 } })
  })

  it('say how much is missing when the end was not taken down, and that there is too much', async () => {
    const groups = (await toSpoken(new Uint8Array(30).fill(9))).split(' ')
    for (let have = 1; have < groups.length; have++) {
      expect(await fromSpoken(groups.slice(0, have).join(' '))).toEqual({
        ok: false,
        refusal: { code: 'cutShort', have, of: groups.length },
      })
    }
    expect(await fromSpoken(`${groups.join(' ')} 7Q2MX`)).toMatchObject({
      refusal: { code: 'tooMany', of: groups.length },
    })
    expect(await fromSpoken('hi')).toMatchObject({ refusal: { code: 'notAnAnswer' } })
  })

  it('tell somebody who types where they stand', async () => {
    const groups = (await toSpoken(new Uint8Array(30).fill(9))).split(' ')
    expect(spokenSoFar('')).toEqual({ right: 0, wrong: null, of: null })
    expect(spokenSoFar(groups.slice(0, 3).join(' '))).toEqual({
      ...{ right: 3, wrong: null, of: groups.length },
    })
    expect(spokenSoFar(`${groups[0]} ZZZZZ`)).toMatchObject({ right: 1, wrong: 2 })
  })
})
