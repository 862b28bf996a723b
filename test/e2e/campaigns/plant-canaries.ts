import type { Page } from '@playwright/test'
import '../store/harness-page'
import { makeCanary } from './canaries'

const planted = [
  ...['practiceName', 'givenName', 'familyName', 'preferredName', 'pronouns', 'phone', 'email'],
  ...['emergencyName', 'emergencyPhone', 'street', 'city', 'gateCode', 'parking', 'entrance'],
  ...['pets', 'othersAtHome', 'accessNote', 'clientNote', 'infantName', 'visitPlan'],
  ...['visitReason', 'subjective', 'objective', 'assessment', 'notePlan', 'providerName'],
  ...['providerPhone', 'providerNote', 'draftText', 'fileName', 'fileText', 'copiedText'],
  ...['printedText', 'typedName', 'searchedText'],
] as const
export type Canaries = Record<(typeof planted)[number], string>

export const makeCanaries = () =>
  Object.fromEntries(planted.map((name) => [name, makeCanary()])) as Canaries

/** Through the store, as the screens would: records, a draft, a file. */
export const plantRecords = (page: Page, canaries: Canaries) =>
  page.evaluate(async (say) => {
    const { harness } = window
    await harness.seedPractice({ days: 30, only: ['clients', 'charts', 'visits', 'providers'] })
    const parents = await harness.find('clients', { parentId: '' })
    const { clientSpace } = harness.ids()
    const parent = parents.find((one) => one.home !== null)
    if (!parent) throw new Error('no parent')
    const id = String(parent.id)
    const home = parent.home as { address: object; access: object }
    await harness.change('clients', id, {
      name: { given: say.givenName, family: say.familyName, preferred: say.preferredName },
      pronouns: say.pronouns,
      note: say.clientNote,
      contact: {
        ...(parent.contact as object),
        phone: say.phone,
        email: say.email,
        emergencyName: say.emergencyName,
        emergencyPhone: say.emergencyPhone,
      },
      home: {
        ...home,
        address: { ...home.address, street: say.street, city: say.city },
        access: {
          ...home.access,
          gateCode: say.gateCode,
          parking: say.parking,
          entrance: say.entrance,
          pets: say.pets,
          othersAtHome: say.othersAtHome,
          note: say.accessNote,
        },
      },
    })
    await harness.insert('clients', {
      ...harness.numberedClient(1),
      kind: 'infant',
      parentId: id,
      name: { given: say.infantName, family: '', preferred: '' },
    })
    const [visit] = await harness.find('visits', {})
    await harness.change('visits', String(visit?.id), {
      plan: say.visitPlan,
      stateReason: say.visitReason,
    })
    const note = await harness.signedNote(2)
    await harness.insert('notes', {
      ...note,
      content: {
        ...note.content,
        subjective: say.subjective,
        objective: say.objective,
        assessment: say.assessment,
        plan: say.notePlan,
      },
    })
    const [provider] = await harness.find('providers', {})
    await harness.change('providers', String(provider?.id), {
      name: say.providerName,
      phone: say.providerPhone,
      note: say.providerNote,
    })
    await harness.saveDraft('note:canary', { subjective: say.draftText })
    await harness.putFile(harness.numberedId(3), `${say.fileName}.pdf`, say.fileText)
    return { id, clientSpace }
  }, canaries)
