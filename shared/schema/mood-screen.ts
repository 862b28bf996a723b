import { z } from 'zod'
import { longText } from './primitives'

/** One filled-in mood questionnaire: scores by neutral topic, never its wording (rulebook C3). */
export const moodScreenSchema = z.strictObject({
  note: longText,
})
export type MoodScreen = z.infer<typeof moodScreenSchema>
