import { dayWords, nearDayWords } from '#shared/domain/schedule/time-words'
import { type Day, daysBetween } from '#shared/domain/time/calendar-day'
import type { Task } from './task'

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** `Due today.` `Was due yesterday.` `Due Friday, November 27.` */
export function dueWords({ dueOn }: Task, today: Day): string {
  const near = Math.abs(daysBetween(today, dueOn)) < 2
  const day = near ? nearDayWords(dueOn, today) : dayWords(dueOn, today)
  return capital(`${dueOn < today ? 'was due' : 'due'} ${day}.`)
}
