import { beforeAll, describe, expect, it } from 'vitest'
import { fhirDocument, fhirText } from '#shared/domain/fhir/document'
import { composeSummary } from '#shared/domain/summary/compose-summary'
import { compose, fitted } from '#shared/domain/summary/composition'
import { firstGuess, pageWithout } from '#shared/domain/summary/fit-page'
import { summaryHtml } from '#shared/domain/summary/summary-html'
import type { SummaryPart } from '#shared/schema/summary'
import { type FhirValidator, fhirValidator } from '../../support/fhir-validator'
import { madeUpSummary, mayNotStand, roles } from '../../support/made-up-summary'

/* Made-up clients, each composed for every kind of recipient: a share of the 200, with DOORSTEP_LONG all. */
const clients = process.env.DOORSTEP_LONG ? 200 : 5

let validate: FhirValidator
beforeAll(async () => {
  validate = await fhirValidator()
}, 120_000)

const pdf = new Uint8Array([37, 80, 68, 70])

function expectNothingElse(text: string, agreed: readonly SummaryPart[]): void {
  for (const word of mayNotStand(agreed)) expect(text).not.toContain(word)
}

describe.each(roles)('for a recipient of the kind %s', (role) => {
  it(`every form of ${clients} clients is valid and tells what was agreed, and nothing else`, () => {
    for (let seed = 1; seed <= clients; seed += 1) {
      const { sources, greedy, agreed } = madeUpSummary(seed * 1000 + roles.indexOf(role), role)
      const composed = compose(sources)
      if (!composed.ok) throw new Error(`${seed}: ${composed.refusal.join()}`)
      const whole = fitted(composed.value, 0)
      const bundle = fhirDocument(whole, pdf)
      expect(validate(bundle), `client ${seed}`).toEqual([])
      expectResolved(fhirText(bundle))
      expectNothingElse(fhirText(bundle), agreed)
      expectNothingElse(summaryHtml(whole.page, []), agreed)

      // What a screen ticked by mistake is refused, and even the page to look at does not hold it.
      const content = composeSummary(greedy)
      expectNothingElse(JSON.stringify(content), agreed)
      expect(compose(greedy).ok).toBe(greedy.choices.parts.length === agreed.length)

      // What gave way to length is gone from the document as well.
      const short = fitted(composed.value, firstGuess(composed.value.content))
      const gone = pageWithout(composed.value.content, firstGuess(composed.value.content))
      expect(short.page).toEqual(gone)
      expect(fhirDocument(short, null).entry.length).toBeLessThanOrEqual(bundle.entry.length)
    }
  }, 600_000)
})

/** Every reference leads to an entry of the same document, and every entry has an address of its own. */
function expectResolved(text: string): void {
  const addresses = [...text.matchAll(/"fullUrl":"([^"]+)"/g)].map(([, url]) => url ?? '')
  expect(new Set(addresses).size).toBe(addresses.length)
  const references = [...text.matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url ?? '')
  expect(references.length).toBeGreaterThan(10)
  for (const reference of references) expect(addresses).toContain(reference)
}
