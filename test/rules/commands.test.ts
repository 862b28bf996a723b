import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acts, type PracticeAct } from '#shared/domain/practice/may-do'

const folder = resolve(import.meta.dirname, '../../renderer/data/commands')

/** Commands that change what is the practice's or somebody else's, with what they ask. */
const asks: Readonly<Record<string, readonly PracticeAct[]>> = {
  'change-clinical-rules': ['clinicalRules'],
  'confirm-laptop': ['laptops'],
  'hand-over-client': ['handOver'],
  'import-clients': ['importClients'],
  'invite-person': ['people'],
  'keep-records': ['retention', 'legalHold', 'erase'],
  'leave-practice': ['people'],
  'make-link-places': ['linkPlaces'],
  'mood-rules': ['clinicalRules'],
  'renew-keys': ['newKeys'],
  'review-note': ['noteReview'],
  'save-catalog-entry': ['services', 'supplyLists'],
  'save-consent-settings': ['consentForms', 'clinicalRules'],
  'save-cosign-rule': ['cosignRules'],
  'save-everything': ['exportAll'],
  'save-licence-rule': ['licenceRule'],
  'save-link-viewer': ['practiceDetails'],
  'save-mileage': ['money'],
  'save-money': ['money', 'services', 'supplyLists', 'staffRecord'],
  'save-offers': ['staffRecord'],
  'save-parking': ['practiceDetails'],
  'save-practice': ['practiceDetails'],
  'save-session-settings': ['clinicalRules', 'practiceDetails'],
  'save-staff': ['staffRecord'],
  'save-standing': ['practiceDetails'],
  'settle-lost-edit': ['practiceDetails'],
  'take-departed': ['takeInDeparted'],
  'take-payment': ['receipts'],
  'undo-import': ['importClients'],
}

/**
 * Why the others ask nothing:
 * - own: they change the record, the laptop or the list of whoever sits there, and no other
 * - keys: they write into a client's space, and whoever holds its key for that kind of record works there
 * - founding: before there is anybody to ask
 * - outcome: they decide by a rule of their own, of what was signed, sent or agreed
 * - part: they are steps of commands that have asked
 * - reads: they change nothing
 * - carries: they carry out here what an owner has decided on another laptop
 */
const why: Readonly<
  Record<'own' | 'keys' | 'founding' | 'outcome' | 'part' | 'reads' | 'carries', string>
> = {
  own: `add-laptop calendar-file import-file link-form log-drive receipt-numbers register-laptop
    revoke-laptop save-bag-room save-mileage-file save-notices save-profile save-table saved-views
    tell-last-sync working-time save-disclosures print-page`,
  keys: `add-addendum advance-visit archive-client book-visit cancel-visit change-door-gate cover-visits
    decide-on-day edit-checklist edit-timeline give-consent letters move-visit pack-line record-breast
    record-group record-hands-on record-infant record-stock remove-client remove-provider remove-visit
    review-intake save-copy save-household save-letter save-note save-provider save-summary screenings
    sign-consent start-summary take-planned-times tick-checklist waiting-list`,
  founding: 'set-up-practice seed-sample-colleagues seed-sample-practice',
  outcome: `cosign-note sign-note send-summary send-again sending summary-forms record-sent revoke-link
    take-answer`,
  part: 'ask-role change-practice member-log rotate-keys sign-acts',
  reads: 'is-set-up licence-now may-begin',
  carries: 'left-behind take-up-spaces',
}

const excused = new Map(
  Object.entries(why).flatMap(([reason, names]) =>
    names.split(/\s+/).map((name) => [name, reason] as const),
  ),
)

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
const source = (name: string) => readFileSync(join(folder, `${name}.ts`), 'utf8')

describe('commands', () => {
  it('each say what they ask of the role, or why they need not', () => {
    const unknown = files.filter((name) => !(name in asks) && !excused.has(name))
    expect(unknown, 'name it in test/rules/commands.test.ts').toEqual([])
    const gone = [...Object.keys(asks), ...excused.keys()].filter((name) => !files.includes(name))
    expect(gone).toEqual([])
  })

  it('ask what they say they ask, and nothing else', () => {
    const differing = files.flatMap((name) => {
      if (name === 'ask-role') return []
      const text = source(name)
      const byKind = text.includes('askRole(session, actOf(')
      const asked = acts.filter(
        (act) =>
          text.includes(`askRole(session, '${act}'`) ||
          text.includes(`changePractice(session, '${act}'`) ||
          (byKind && text.includes(`'${act}'`)),
      )
      const wanted = asks[name] ?? []
      const same = acts.every((act) => asked.includes(act) === wanted.includes(act))
      return same ? [] : [`${name}: ${asked.join()} instead of ${wanted.join()}`]
    })
    expect(differing).toEqual([])
  })

  it('between them ask about every act there is', () => {
    const asked = new Set(Object.values(asks).flat())
    expect(acts.filter((act) => !asked.has(act))).toEqual([])
  })

  it('that write the practice’s own entry or another person’s record are not excused', () => {
    const writers = [...excused]
      .filter(([, reason]) => reason === 'own' || reason === 'keys')
      .map(([name]) => name)
    const writesCatalog = /\.(change|changeMany|remove)(<[^(]*>)?\(\s*'catalog'/
    // Stock keeps its lots in the items of the lists, and the form of a consent is made with the first.
    const mayWrite = ['record-stock', 'give-consent']
    const found = writers.filter(
      (name) => writesCatalog.test(source(name)) && !mayWrite.includes(name),
    )
    expect(found).toEqual([])
  })
})
