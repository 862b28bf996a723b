import { z } from 'zod'
import { usualWorkday } from '#shared/domain/schedule/working-time'
import { clockTimeSchema, idSchema, shortText } from '#shared/schema/primitives'
import type { Workday } from '#shared/schema/staff'

const time = (message: string) => z.string({ error: message }).pipe(clockTimeSchema)

const breakSchema = z.strictObject({
  id: idSchema,
  startTime: time('Enter when it starts.'),
  endTime: time('Enter when it ends.'),
  name: shortText,
})

const daySchema = z.strictObject({
  weekday: z.int(),
  works: z.boolean(),
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  breaks: z.array(breakSchema).max(6),
})

/** The form of a week: seven days, each worked or free. */
export const hoursSchema = z
  .strictObject({ days: z.array(daySchema) })
  .superRefine(({ days }, context) => {
    for (const [index, day] of days.entries()) {
      if (!day.works) continue
      for (const { path, message } of wrongIn(day)) {
        context.addIssue({ code: 'custom', path: ['days', index, ...path], message })
      }
    }
  })

const isTime = (value: string | null): boolean => clockTimeSchema.safeParse(value).success
const backwards = 'The end must be after the start.'

function wrongIn({ startTime, endTime, breaks }: z.infer<typeof daySchema>) {
  const wrong: { path: (string | number)[]; message: string }[] = []
  if (!isTime(startTime)) wrong.push({ path: ['startTime'], message: 'Enter when the day starts.' })
  if (!isTime(endTime)) wrong.push({ path: ['endTime'], message: 'Enter when the day ends.' })
  else if ((startTime ?? '') >= (endTime ?? ''))
    wrong.push({ path: ['endTime'], message: backwards })
  for (const [at, one] of breaks.entries()) {
    if (one.startTime >= one.endTime) {
      wrong.push({ path: ['breaks', at, 'endTime'], message: backwards })
    }
  }
  return wrong
}
export type HoursAnswer = z.infer<typeof hoursSchema>

export interface BreakValues {
  readonly id: string
  readonly startTime: string | null
  readonly endTime: string | null
  readonly name: string
}
export interface HoursValues {
  readonly days: {
    readonly weekday: number
    readonly works: boolean
    readonly startTime: string | null
    readonly endTime: string | null
    readonly breaks: BreakValues[]
  }[]
}

/** What is stored, or a usual week (free at its end) where nothing was told yet. */
export function hoursValues(
  workdays: readonly Workday[],
  firstWeekday: number,
  newId: () => string,
): HoursValues {
  const order = Array.from({ length: 7 }, (_, index) => ((firstWeekday - 1 + index) % 7) + 1)
  return {
    days: order.map((weekday) => {
      const told = workdays.find((one) => one.weekday === weekday)
      const works = workdays.length === 0 ? weekday <= 5 : told !== undefined
      const { startTime, endTime, breaks } = told ?? usualWorkday(weekday, newId)
      return { weekday, works, startTime, endTime, breaks: breaks.map((one) => ({ ...one })) }
    }),
  }
}

export const workdaysOf = ({ days }: HoursAnswer): Workday[] =>
  days.flatMap(({ works, startTime, endTime, ...rest }) =>
    works && startTime && endTime ? [{ ...rest, startTime, endTime }] : [],
  )
