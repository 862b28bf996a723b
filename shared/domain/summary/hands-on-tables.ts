import type { NoteContent } from '../../schema/note'
import { areaRows } from '../clinical/body/body-lines'
import { scaleLine, scarChanges } from '../clinical/scar/scar-lines'
import type { BlockBody } from './summary-content'

const notNoted = 'Not noted'

/** Areas of the body and a scar, before → after, as small tables; none where nothing was noted. */
export function handsOnTables({ body, scar }: NoteContent): BlockBody[] {
  const tables: BlockBody[] = []
  const areas = body ? areaRows(body) : []
  const told = areas.filter(({ pain, feel, swelling, motion }) =>
    [pain, feel, swelling, motion].some((text) => text !== notNoted),
  )
  if (told.length > 0) {
    tables.push({
      ...{ kind: 'table', label: 'Areas, before → after' },
      columns: ['Areas, before → after', 'Pain, 0 to 10', 'Feel', 'Swelling', 'Motion'],
      rows: told.map(({ place, pain, feel, swelling, motion }) => [
        ...[place, pain, feel, swelling, motion],
      ]),
    })
  }
  const changes = scar ? scarChanges(scar) : []
  const scale = scar ? scaleLine(scar) : ''
  if (changes.length > 0 || scale !== '') {
    tables.push({
      ...{ kind: 'table', label: 'Cesarean scar, before → after' },
      columns: ['Cesarean scar', 'Before → after'],
      rows: [
        ...changes.map(({ what, change }) => [what, change]),
        ...(scale === '' ? [] : [['Scale', scale]]),
      ],
    })
  }
  return tables
}
