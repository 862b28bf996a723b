import { describe, expect, it } from 'vitest'
import { externalUrl } from '#electron/main/external-links'
import { lateMessage, messageWays } from '#shared/domain/route/late-message'
import { placeText } from '#shared/domain/route/phone-place'
import type { Contact } from '#shared/schema/client'

const contact: Contact = {
  phone: '+1 (555) 010-0177',
  email: 'anna@example.org',
  preferred: 'text',
  safeToText: 'yes',
  language: '',
  interpreterNeeded: false,
  emergencyName: '',
  emergencyPhone: '',
}
const news = {
  greeting: 'Anna',
  therapistName: 'Maya Lindgren',
  wasAt: '2026-11-18T20:00:00.000Z',
  isAt: '2026-11-18T20:22:00.000Z',
  timeZone: 'America/Chicago',
}

describe('the message to a client who waits', () => {
  it('says how much later and when, of this client alone', () => {
    expect(lateMessage(news)).toBe(
      'Hello Anna, this is Maya Lindgren. I am running about 20 minutes late today and expect to start at 2:22 PM instead of 2:00 PM. I am sorry for the wait.',
    )
    expect(lateMessage({ ...news, isAt: news.wasAt })).toMatch(/I will be with you at 2:00 PM\.$/)
    expect(lateMessage({ ...news, isAt: '2026-11-18T19:30:00.000Z' })).toMatch(
      /earlier today, at 1:30 PM/,
    )
  })

  it('goes out only as the laptop’s own door takes it', () => {
    const ways = messageWays(contact, lateMessage(news))
    for (const url of [ways.sms, ways.mail, ways.call]) {
      expect(url && externalUrl(url)).toBe(url)
    }
    const odd = messageWays(contact, 'A & B? #1 = “ü”\nand more')
    expect(odd.sms && externalUrl(odd.sms)).toBe(odd.sms)
    expect(odd.mail && externalUrl(odd.mail)).toBe(odd.mail)
  })

  it('is no text to a phone that was not called safe', () => {
    for (const safeToText of ['no', 'notAsked'] as const) {
      const ways = messageWays({ ...contact, safeToText }, 'Hello')
      expect(ways.sms).toBeNull()
      expect(ways.call).not.toBeNull()
      expect(ways.caution).not.toBe('')
    }
    expect(messageWays({ ...contact, safeToText: 'no' }, 'Hello').mail).toBeNull()
    expect(messageWays(null, 'Hello').caution).not.toBe('')
  })
})

describe('the address for the phone', () => {
  const target = { address: '12 Alder St, Lakeford', place: { latitude: 45.2, longitude: -93.4 } }

  it('holds the place and nothing else', () => {
    expect(placeText(target, 'android')).toBe('geo:45.20000,-93.40000?q=45.20000,-93.40000')
    expect(placeText(target, 'iphone')).toBe('https://maps.apple.com/?daddr=45.20000,-93.40000')
    expect(placeText(target, 'text')).toBe('12 Alder St, Lakeford')
  })

  it('falls back to the address, and to nothing where neither is known', () => {
    expect(placeText({ ...target, place: null }, 'android')).toBe(
      'geo:0,0?q=12%20Alder%20St%2C%20Lakeford',
    )
    expect(placeText({ address: '', place: null }, 'text')).toBeNull()
  })
})
