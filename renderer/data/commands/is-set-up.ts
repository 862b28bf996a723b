import { firstValueFrom } from 'rxjs'
import { practiceEntry } from '../queries/practice'
import type { Session } from '../session'

/** Whether the first records were all written: false after a first start that was interrupted. */
export async function isSetUp({ store }: Session): Promise<boolean> {
  return (await firstValueFrom(practiceEntry(store))) !== null
}
