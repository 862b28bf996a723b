import type { Bind, WhyNotEarlier } from './explain-day'
import type { FailingReason, Relaxation } from './explain-unassigned'
import type { OrderPrice } from './price-order'
import type { RoutePlan } from './problem'

/** How ids and minutes of the plan are said; the caller knows names, and where minute 0 lies. */
export interface Saying {
  readonly clientOf: (visitId: string) => string
  readonly therapistOf: (therapistId: string) => string
  readonly skillOf: (skill: string) => string
  /** `1:05 PM` */
  readonly timeOf: (minute: number) => string
}

/** `1 h 5 min`, `12 min`. */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes)
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

export const provenWords = ({ proven }: Pick<RoutePlan, 'proven'>): string =>
  proven ? 'Proven best' : 'Best found'

export function bindWords(bind: Bind, { timeOf, clientOf }: Saying): string {
  switch (bind.kind) {
    case 'window':
      return `${bind.window.label} ${timeOf(bind.window.fromMin)} – ${timeOf(bind.window.toMin)}`
    case 'promised':
      return `promised for ${timeOf(bind.fromMin)}`
    case 'lockedTime':
      return `locked to ${timeOf(bind.startMin)}`
    case 'lunch':
      return `lunch between ${timeOf(bind.fromMin)} and ${timeOf(bind.toMin)}`
    case 'hours':
      return `the day ends at ${timeOf(bind.minute)}`
    case 'laterStop':
      return bind.visitId === null
        ? 'lunch comes after it'
        : `${clientOf(bind.visitId)} comes after it`
  }
}

export function whyNotEarlierWords(why: WhyNotEarlier, saying: Saying): string {
  switch (why.kind) {
    case 'hoursBegin':
      return `The day begins at ${saying.timeOf(why.minute)}.`
    case 'afterPrevious':
      return why.visitId === null
        ? 'Straight after lunch.'
        : `Straight from ${saying.clientOf(why.visitId)}.`
    case 'waits':
      return `Not earlier: ${bindWords(why.forWhat, saying)}.`
  }
}

export function failingWords(therapistId: string, reason: FailingReason, saying: Saying): string {
  const name = saying.therapistOf(therapistId)
  switch (reason.kind) {
    case 'noPlace':
      return 'The home is not on the map yet.'
    case 'noHours':
      return `${name} has no hours on this day.`
    case 'lockedToOther':
      return `This visit is locked to ${saying.therapistOf(reason.therapistId)}, not to ${name}.`
    case 'lacksSkill':
      return `${name} does not offer ${saying.skillOf(reason.skill)}.`
    case 'longerThanHours':
      return `There and back takes ${minutesWords(reason.needsMin)}, longer than the hours of ${name}.`
    case 'windowOutsideHours':
      return `The time asked for lies outside the hours of ${name}.`
    case 'dayIsFull':
      return `The day of ${name} has no room beside the other visits.`
  }
}

export function relaxationWords(relaxation: Relaxation | null, saying: Saying): string {
  if (relaxation === null) return 'No small change makes room. Move it to another day.'
  const name = saying.therapistOf(relaxation.therapistId)
  const minutes = minutesWords(relaxation.minutes)
  switch (relaxation.kind) {
    case 'longerDay':
      return `It fits if ${name} works ${minutes} longer.`
    case 'acceptLate':
      return `It fits with ${name} if clients accept ${minutes} of lateness in all.`
    case 'unlockTime':
      return `It fits with ${name} if its time moves by ${minutes}.`
  }
}

/** `Anna before Berta adds 22 min and makes Berta 14 min late.` */
export function priceWords(order: readonly string[], price: OrderPrice, saying: Saying): string {
  const [first, second] = order
  const what =
    order.length === 2 && first !== undefined && second !== undefined
      ? `${saying.clientOf(first)} before ${saying.clientOf(second)}`
      : 'This order'
  const { addedDriveMin, addedPaidMin } = price
  const added =
    addedDriveMin > 0
      ? `adds ${minutesWords(addedDriveMin)}`
      : addedDriveMin < 0
        ? `saves ${minutesWords(-addedDriveMin)} of driving`
        : addedPaidMin > 0
          ? `makes the day ${minutesWords(addedPaidMin)} longer`
          : 'costs nothing'
  const late = price.madeLate.map(
    ({ visitId, moreMin }) => `makes ${saying.clientOf(visitId)} ${minutesWords(moreMin)} late`,
  )
  const out = price.noLongerFits.map((id) => `leaves no room for ${saying.clientOf(id)}`)
  return `${what} ${inSeries([added, ...late, ...out])}.`
}

const inSeries = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
