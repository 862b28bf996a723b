import { describe, expect, it } from 'vitest'
import { carelessWords } from '#shared/domain/summary/careful-words'
import { composeSummary } from '#shared/domain/summary/compose-summary'
import { isAgreed, partStandings, partsFor, usualParts } from '#shared/domain/summary/part-rules'
import { sendBlocks } from '#shared/domain/summary/summary-choices'
import { careRoleSchema } from '#shared/schema/client'
import type { SummaryPart } from '#shared/schema/summary'
import { infant, sources } from './summary-sources'

const yes = { sharing: 'agreed' as const }
const signedFor = (...parts: SummaryPart[]) => ({ ...yes, parts })

describe('what may stand on a page', () => {
  it('is never the mood screen by a yes in general, for whomever', () => {
    for (const role of careRoleSchema.options) {
      expect(isAgreed('mood', 'parent', role, yes)).toBe(false)
      expect(isAgreed('mood', 'parent', role, signedFor('mood', 'mother'))).toBe(true)
      expect(isAgreed('moodAnswers', 'parent', role, signedFor('mood', 'mother'))).toBe(false)
      expect(usualParts('parent', role)).not.toContain('mood')
      expect(usualParts('infant', role)).not.toContain('mother')
    }
  })

  it('is nothing of the mother’s for the baby’s doctor without her signature that names it', () => {
    for (const part of partsFor('parent')) {
      expect(isAgreed(part, 'parent', 'pediatric', yes)).toBe(false)
      expect(isAgreed(part, 'parent', 'pediatric', signedFor(part))).toBe(false)
      expect(isAgreed(part, 'parent', 'pediatric', signedFor(part, 'mother'))).toBe(true)
    }
    expect(isAgreed('feeding', 'infant', 'pediatric', yes)).toBe(true)
    expect(isAgreed('mother', 'infant', 'pediatric', yes)).toBe(false)
    expect(partsFor('infant')).not.toContain('mood')
  })

  it('about the mother is not opened by what was signed for the baby’s doctor, and says why', () => {
    const answer = signedFor('allergies', 'medications', 'session')
    const opened = (kind: 'parent' | 'infant') =>
      partStandings(kind, 'pediatric', answer).filter(({ may }) => may)
    expect(opened('infant').map(({ part }) => part)).toEqual([
      ...['allergies', 'medications', 'session'],
    ])
    expect(opened('parent')).toEqual([])
    const why = (part: SummaryPart) =>
      partStandings('parent', 'pediatric', answer).find((one) => one.part === part)?.why
    expect(why('medications')).toBe('forBaby')
    expect(why('pain')).toBe('needsSignature')
    const made = sources({
      sharing: { ...answer, sharingOn: null },
      choices: { recipientRole: 'pediatric', parts: ['allergies', 'medications'] },
    })
    expect(JSON.stringify(composeSummary(made))).not.toMatch(/Almond oil|Ibuprofen/)
    expect(sendBlocks(made.choices, made.sharing, true, 'parent')).toEqual(['partNotAgreed'])
  })

  it('is nothing of health for who does not treat, without a signature', () => {
    expect(partsFor('parent').some((part) => isAgreed(part, 'parent', 'doula', yes))).toBe(false)
    expect(isAgreed('plan', 'parent', 'doula', signedFor('plan'))).toBe(true)
  })

  it('is told with its reason, category by category', () => {
    const why = (answer: Parameters<typeof partStandings>[2], part: SummaryPart) =>
      partStandings('parent', 'obgyn', answer).find((one) => one.part === part)?.why
    expect(why(yes, 'vitals')).toBe('usual')
    expect(why(yes, 'symptoms')).toBe('more')
    expect(why(yes, 'mood')).toBe('needsSignature')
    expect(why(signedFor('plan'), 'vitals')).toBe('notAgreed')
    expect(why({ sharing: 'notAsked' }, 'vitals')).toBe('notAsked')
  })

  it('stays off the page where it is ticked and not agreed, and the page does not leave', () => {
    const made = sources({
      sharing: { ...signedFor('plan'), sharingOn: null },
      choices: { parts: ['vitals', 'redFlags', 'plan'] },
    })
    const words = JSON.stringify(composeSummary(made))
    expect(words).toContain('Plan of')
    expect(words).not.toContain('Vitals')
    expect(words).not.toContain('Warning signs')
    expect(sendBlocks(made.choices, made.sharing, true, 'parent')).toEqual(['partNotAgreed'])
  })
})

describe('warning signs', () => {
  const page = JSON.stringify(composeSummary(sources({ choices: { parts: ['redFlags'] } })))

  it('say what was there and what was asked and not there', () => {
    expect(page).toContain('breast painful, red or hard in one area')
    expect(page).toContain('Asked, not there (head, eyes, swelling)')
    expect(page).toContain('severe or lasting headache')
  })

  it('never tell of safety at home or of the mind', () => {
    const baby = JSON.stringify(
      composeSummary(sources({ about: infant.id, choices: { parts: ['redFlags'] } })),
    )
    for (const words of [page, baby]) {
      expect(words).not.toMatch(/harm|safe at home|hurt|unsafe home|injury/i)
    }
  })
})

describe('careful words', () => {
  it('refuse what claims a cause, and ask about names of diseases', () => {
    expect(carelessWords('Redness consistent  with mastitis.')).toEqual([
      { words: 'consistent with', weight: 'refused' },
      { words: 'mastitis', weight: 'doubtful' },
    ])
    expect(carelessWords('Swelling c/w DVT')[0]).toEqual({ words: 'c/w', weight: 'refused' })
    expect(carelessWords('She reports a sore area, firm before, softer after.')).toEqual([])
  })

  it('keep a page back until they are said otherwise', () => {
    const { choices, sharing } = sources()
    const said = (ask: string) => sendBlocks({ ...choices, ask }, sharing, true, 'parent')
    expect(said('Findings consistent with a plugged duct?')).toEqual(['diagnosisWords'])
    expect(said('Is there anything you want me to watch for?')).toEqual([])
  })
})
