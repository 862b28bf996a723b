import { dayOf } from '#shared/domain/time/calendar-day'
import type { Answer } from '#shared/ipc/contract'
import { type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import type { Session } from '../session'
import { expectLaptop } from './confirm-laptop'

type AddAnswer = Answer<'laptop.add'>
/** What was written: `account` none means that the second laptop will ask for one. */
export type LaptopFile = Extract<AddAnswer, { ok: true }>['value']
/** `cancelled`: no place was chosen. The others are the server's, the disk's, or `locked`. */
export type AddLaptopRefusal = Extract<AddAnswer, { ok: false }>['refusal']['code']

export interface LaptopToAdd {
  /** What the person calls it; empty for a name by number. */
  readonly name: string
  /** The server's administrator, used once and not kept. Both empty: no account is made. */
  readonly adminName: string
  readonly adminPassword: string
}

/** Asks where, and writes the file that carries this practice's keys to a second laptop. */
export async function addLaptop(
  session: Session,
  laptop: LaptopToAdd,
): Promise<Result<LaptopFile, AddLaptopRefusal>> {
  // Only in the name of a file that lies on this laptop: its own day is what the person looks for.
  const day = dayOf(session.now(), session.timeZone())
  const answer = await window.doorstep.call('laptop.add', {
    ...laptop,
    name: laptop.name.trim(),
    suggestedName: `Doorstep second laptop ${day}`,
  })
  if (!answer.ok) return refused(answer.refusal.code)
  await expectLaptop(session, answer.value.deviceId, answer.value.validUntil)
  await recordAct(session, {
    ...{ what: 'addedLaptop', collection: 'laptops', recordId: answer.value.deviceId },
  })
  return answer
}
