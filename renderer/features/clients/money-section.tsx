import { paths } from '#renderer/app/paths'
import { moneyOfClient } from '#renderer/data/queries/money'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Status } from '#renderer/ui/show/status'
import { dateWords } from '#shared/domain/clients/words'
import { isUsable } from '#shared/domain/money/book'
import { centsWords } from '#shared/domain/money/cents'
import { openSums } from '#shared/domain/money/income'
import { letterState } from '#shared/domain/money/letters'
import type { Client } from '#shared/schema/client'
import classes from './clients.module.css'

/** What is open, what is paid ahead, and whether a letter of need ends. */
export function MoneySection({
  parent,
  clock,
}: {
  readonly parent: Client
  readonly clock: PracticeClock
}) {
  const book = useLive(moneyOfClient, parent.id)
  if (!book.value) return null
  const { owedCents, overCents } = openSums(book.value)
  const packages = book.value.packages.filter((one) => isUsable(one, clock.today))
  const letter = book.value.letters
    .filter((one) => one.letter.endedOn === null)
    .toSorted((a, b) => b.letter.expiresOn.localeCompare(a.letter.expiresOn))[0]
  const search = { clientId: parent.id }
  return (
    <Section
      title="Money"
      actions={
        <>
          <LinkButton
            to={paths.money}
            search={{ view: 'client', ...search }}
            variant="default"
            aria-label="Open money"
          >
            Open
          </LinkButton>
          <LinkButton to={paths.takePayment} search={search} variant="default">
            Take payment
          </LinkButton>
        </>
      }
    >
      <KeyValues>
        <KeyValue label="Unpaid">
          {owedCents > 0 ? (
            <Status meaning="attention" plain>
              {centsWords(owedCents)}
            </Status>
          ) : (
            <span className={classes.faint}>Nothing</span>
          )}
        </KeyValue>
        {overCents > 0 && (
          <KeyValue label="To give back">
            <Status meaning="attention" plain>
              {centsWords(overCents)}
            </Status>
          </KeyValue>
        )}
        {packages.map((one) => (
          <KeyValue key={one.id} label={one.name}>
            {one.left} of {one.visits} visits left
          </KeyValue>
        ))}
        {letter && (
          <KeyValue label="Letter of need">
            <Status
              meaning={letterState(letter.letter, clock.today) === 'current' ? 'done' : 'attention'}
              plain
            >
              until {dateWords(letter.letter.expiresOn)}
            </Status>
          </KeyValue>
        )}
      </KeyValues>
    </Section>
  )
}
