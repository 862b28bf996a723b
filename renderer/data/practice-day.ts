import { firstValueFrom } from 'rxjs'
import { type Day, dayOf } from '#shared/domain/time/calendar-day'
import { practiceEntry } from './queries/practice'
import type { Session } from './session'

/** Today where the practice is, wherever the laptop stands: as every page says it (use-practice-clock). */
export async function practiceDay(session: Session): Promise<Day> {
  const entry = await firstValueFrom(practiceEntry(session.store))
  return dayOf(session.now(), entry?.practice?.timeZone ?? session.timeZone())
}
