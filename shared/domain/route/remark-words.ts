import type { ProblemRemark } from './check-problem'
import { minutesWords, type Saying } from './words'

/** What is wrong with what was asked, and what to do about it. */
export function remarkWords(remark: ProblemRemark, saying: Saying): string {
  switch (remark.kind) {
    case 'noPlace':
      return `${saying.clientOf(remark.visitId)} is not on the map yet, so the drive there cannot be planned. Put the home on the map.`
    case 'windowTooShort': {
      const { label, fromMin, toMin } = remark.window
      const span = `${saying.timeOf(fromMin)} – ${saying.timeOf(toMin)}`
      return `${saying.clientOf(remark.visitId)}: the session is longer than ${label} ${span}. It is planned to begin inside it.`
    }
    case 'farAway':
      return `${saying.clientOf(remark.visitId)} is ${minutesWords(remark.driveMin)} away by car. Is the place on the map right?`
    case 'noHours':
      return `${saying.therapistOf(remark.therapistId)} has no hours on this day.`
    case 'noHome':
      return `The home base of ${saying.therapistOf(remark.therapistId)} is not on the map yet: the first drive and the last one count nothing.`
    case 'ordersInCircle': {
      const names = remark.visitIds.map(saying.clientOf).join(', ')
      return `The order kept for ${names} goes in a circle. Some of them stay out of the plan.`
    }
  }
}

/** `Clocks go forward in this day: it has 23 hours, and times are right on both sides.` */
export function clockChangeWords(lengthMin: number): string {
  if (lengthMin === 1440) return ''
  const goes = lengthMin < 1440 ? 'forward' : 'back'
  return `The clocks go ${goes} on this day. It has ${lengthMin / 60} hours; the times are right before and after.`
}
