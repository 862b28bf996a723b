import { daysBetween } from '../time/calendar-day'

/** A backup older than this is mentioned. Thirty days of visits are what a lost laptop would take. */
export const backupRemindAfterDays = 30

export type BackupAge =
  | { readonly kind: 'never' }
  | { readonly kind: 'fresh'; readonly days: number }
  | { readonly kind: 'due'; readonly days: number }

/** Days as `YYYY-MM-DD` in the practice's zone. A backup "from the future" (a clock put right) is fresh. */
export function backupAge(lastOn: string | null, today: string): BackupAge {
  if (lastOn === null) return { kind: 'never' }
  const days = Math.max(0, daysBetween(lastOn, today))
  return { kind: days > backupRemindAfterDays ? 'due' : 'fresh', days }
}

/** `Doorstep 2026-11-21.doorstep`: the day and nothing about anyone. */
export const backupFileName = (today: string): string => `Doorstep backup ${today}.doorstep`
