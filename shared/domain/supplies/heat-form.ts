import { z } from 'zod'
import { type Heat, heatSchema } from '../../schema/stock'
import { celsiusOf } from './heat-rules'

/** As it is read off the thermometer, in either scale. */
export const heatFormSchema = z
  .strictObject({
    what: heatSchema.shape.what,
    temperature: z.number('Enter the temperature.').nullable(),
    scale: z.enum(['C', 'F']),
    wristChecked: z.boolean(),
    minutes: z.int('Enter whole minutes.').min(1, 'At least 1 minute.').max(1440).nullable(),
    reason: z.string().max(300),
  })
  .superRefine(({ temperature, scale, minutes }, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (minutes === null) say('minutes', 'Enter how long it lay.')
    if (temperature === null) return say('temperature', 'Enter the temperature.')
    const celsius = scale === 'F' ? celsiusOf(temperature) : temperature
    if (celsius < 0 || celsius > 100) say('temperature', 'Check the number and the scale.')
  })
export type HeatForm = z.infer<typeof heatFormSchema>

/** Of a form that its schema took. */
export const heatOf = ({ what, temperature, scale, wristChecked, ...rest }: HeatForm): Heat => ({
  ...{ what, wristChecked, reason: rest.reason, minutes: rest.minutes ?? 0 },
  temperatureC:
    scale === 'F' ? celsiusOf(temperature ?? 0) : Math.round((temperature ?? 0) * 10) / 10,
})
