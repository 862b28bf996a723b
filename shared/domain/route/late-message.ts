import type { Contact } from '#shared/schema/client'
import { timeWords } from '../schedule/time-words'
import { minutesBetween } from '../time/calendar-day'

export interface LateNews {
  /** What the client is called at the door. */
  readonly greeting: string
  /** The therapist's own name, as clients know it. */
  readonly therapistName: string
  readonly wasAt: string
  readonly isAt: string
  readonly timeZone: string
}

/** Rounded as people say it; under this nobody is told of a delay in numbers. */
const roundToMin = 5

/**
 * What to tell a client whose time changes. Nothing of their health or of the service, and of nobody else:
 * it may be read over a shoulder.
 */
export function lateMessage(news: LateNews): string {
  const { greeting, therapistName, wasAt, isAt, timeZone } = news
  const laterMin = Math.round(minutesBetween(wasAt, isAt))
  const hello = greeting ? `Hello ${greeting}` : 'Hello'
  const who = therapistName ? `, this is ${therapistName}` : ''
  const at = timeWords(isAt, timeZone).replaceAll('\u00a0', ' ')
  const was = timeWords(wasAt, timeZone).replaceAll('\u00a0', ' ')
  if (Math.abs(laterMin) < roundToMin) return `${hello}${who}. I will be with you at ${at}.`
  if (laterMin < 0) {
    return `${hello}${who}. I could come earlier today, at ${at} instead of ${was}. Does that suit you?`
  }
  const about = Math.round(laterMin / roundToMin) * roundToMin
  return `${hello}${who}. I am running about ${about} minutes late today and expect to start at ${at} instead of ${was}. I am sorry for the wait.`
}

/** How a client may be reached with words; each null where it is not possible or not safe. */
export interface MessageWays {
  readonly sms: string | null
  readonly mail: string | null
  readonly call: string | null
  /** What to know first; '' for nothing. */
  readonly caution: string
}

/** As `electron/main/external-links.ts` takes it: digits, and a plus in front. */
function dialable(phone: string): string | null {
  const plus = phone.trim().startsWith('+') ? '+' : ''
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 3 && digits.length <= 20 ? plus + digits : null
}

const mailPattern = /^[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+$/

/** A text goes only to a phone that the client called safe: others may read it. */
export function messageWays(contact: Contact | null, message: string): MessageWays {
  if (!contact) return { sms: null, mail: null, call: null, caution: 'No phone or email yet.' }
  const number = dialable(contact.phone)
  const mail = mailPattern.test(contact.email) ? contact.email : null
  const body = encodeURIComponent(message)
  const cautions = {
    yes: '',
    no: 'Not safe to text: others read this phone. Call instead.',
    notAsked: 'Nobody asked yet whether texting is safe. Call instead.',
  } as const
  const caution = number ? cautions[contact.safeToText] : ''
  return {
    sms: number && contact.safeToText === 'yes' ? `sms:${number}?body=${body}` : null,
    // Others at home read a shared mailbox as they read a shared phone.
    mail:
      mail && contact.safeToText !== 'no'
        ? `mailto:${mail}?subject=${encodeURIComponent('Your visit today')}&body=${body}`
        : null,
    call: number ? `tel:${number}` : null,
    caution: caution || (number || mail ? '' : 'No phone or email yet.'),
  }
}
