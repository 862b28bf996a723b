import { z } from 'zod'

/** What a person looks at again and again: a choice of the caseload under a name of their own. */
export const savedViewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1, 'Enter a name for this view.').max(60),
  therapistId: z.string().max(36).optional(),
  show: z
    .enum(['clients', 'unsigned', 'redFlag', 'unanswered', 'clearance', 'followUp'])
    .optional(),
  level: z.enum(['now', 'soon']).optional(),
})
export type SavedView = z.infer<typeof savedViewSchema>

export const mostViews = 20
export const savedViewsSchema = z.array(savedViewSchema).max(mostViews)

/** One of the same name takes its place; the newest last. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  [...views.filter(({ name }) => name.toLowerCase() !== view.name.toLowerCase()), view].slice(
    -mostViews,
  )

export const withoutView = (views: readonly SavedView[], id: string): readonly SavedView[] =>
  views.filter((view) => view.id !== id)
