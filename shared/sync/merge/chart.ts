import type { Chart } from '../../schema/chart'
import type { Fields } from './json'
import { lostEdit } from './lost-edits'
import { fields, list, type Meeting, set, whole } from './rules'

const field = 'allergyHistory'

/** "No allergies" from one side never stands above an allergy from the other. */
function allergiesAreSome(merged: Fields, mine: Fields, theirs: Fields, meeting: Meeting): Fields {
  const listed = Array.isArray(merged.allergies) && merged.allergies.length > 0
  if (!listed || merged[field] === 'some') return merged
  const here = mine[field] === 'some'
  if (here === (theirs[field] === 'some')) return merged
  const [says, other] = here ? [meeting.mine, meeting.theirs] : [meeting.theirs, meeting.mine]
  const clash = meeting.lost.findIndex((entry) => entry.field === field)
  if (clash >= 0) meeting.lost.splice(clash, 1)
  meeting.lost.push(lostEdit(field, ['some', says], [here ? theirs[field] : mine[field], other]))
  return { ...merged, [field]: 'some' }
}

export const chart = fields<Chart>(
  {
    // A substance and its class, a medicine and its dose: half of one and half of another is neither.
    allergies: list('id', 50, whole),
    medications: list('id', 80, whole),
    conditions: set(50),
    clearances: list('id', 50, whole),
  },
  [],
  allergiesAreSome,
)
