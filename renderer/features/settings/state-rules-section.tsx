import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { removeStateRule } from '#renderer/data/commands/save-consent-settings'
import { allStaff, practiceEntry } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Reading } from '#renderer/ui/tell/reading'
import { shortDateWords } from '#shared/domain/clients/words'
import { regionKey, ruleFor } from '#shared/domain/consents/state-rules'
import { breastMassageWords, consentModeWords } from '#shared/domain/consents/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { CatalogEntry, StateRule } from '#shared/schema/catalog-entry'
import { BreastTraining } from './breast-training'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'
import { StateRuleForm } from './state-rule-form'

/** What each state asks before a breast session, as the practice has confirmed it. */
export function StateRulesSection() {
  const practice = useLive(practiceEntry)
  return (
    <SettingsSection
      title="Your state’s rules"
      lead="Breast massage stays off until you confirm what your state’s law says. This is no legal advice: have your lawyer read it."
    >
      <Reading of={[practice]} what="The rules" />
      {practice.value && <Rules entry={practice.value} />}
    </SettingsSection>
  )
}

function Rules({ entry }: { readonly entry: CatalogEntry }) {
  const rules = entry.practice?.stateRules ?? []
  const home = regionKey(entry.practice?.address.region ?? '')
  const [editing, setEditing] = useState<string | null>(null)
  const [region, setRegion] = useState(ruleFor(rules, home) ? '' : home)
  return (
    <>
      {rules.length === 0 && (
        <Notice meaning="waiting" title="No state is confirmed yet">
          A breast session cannot begin until its state stands here. Everything else can.
        </Notice>
      )}
      {rules.length > 0 && (
        <Section title="Confirmed">
          <Rows label="Confirmed states">
            {rules.map((rule) => (
              <RuleRow
                key={rule.region}
                entryId={entry.id}
                rule={rule}
                onEdit={() => setEditing(rule.region)}
              />
            ))}
          </Rows>
        </Section>
      )}
      {editing === null ? (
        <Section title="Confirm a state">
          <form
            className={classes.inline}
            onSubmit={(event) => {
              event.preventDefault()
              if (region.trim()) setEditing(regionKey(region))
            }}
          >
            <TextInput
              label="State"
              description="As in addresses, for example TX."
              value={region}
              maxLength={40}
              onChange={(event) => setRegion(event.currentTarget.value)}
            />
            <Button type="submit" disabled={region.trim() === ''}>
              Read and confirm
            </Button>
          </form>
        </Section>
      ) : (
        <StateRuleForm
          key={editing}
          entryId={entry.id}
          region={editing}
          known={ruleFor(rules, editing)}
          onClose={() => {
            setEditing(null)
            setRegion('')
          }}
        />
      )}
      <BreastTraining />
    </>
  )
}

function RuleRow(props: {
  readonly entryId: string
  readonly rule: StateRule
  readonly onEdit: () => void
}) {
  const { rule } = props
  const staff = useLive(allStaff)
  const clock = usePracticeClock()
  const { run } = useCommand(removeStateRule)
  const by = staff.value?.find(({ id }) => id === rule.confirmedBy)?.name ?? 'somebody'
  const on = clock ? shortDateWords(dayOf(rule.confirmedAt, clock.timeZone), clock.today) : ''
  const asks = [
    breastMassageWords[rule.breastMassage],
    consentModeWords[rule.consentMode],
    rule.trainingHours > 0 ? `${rule.trainingHours} h of training` : '',
    rule.parentUnderAge > 0 ? `a parent signs under ${rule.parentUnderAge}` : '',
  ].filter(Boolean)
  return (
    <Row
      title={rule.region}
      detail={`${asks.join(' · ')} · confirmed ${on} by ${by}${rule.source ? ` · ${rule.source}` : ''}`}
      trailing={
        <>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Change: ${rule.region}`}
            onClick={props.onEdit}
          >
            Change
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Take out: ${rule.region}`}
            onClick={() => void run({ entryId: props.entryId, region: rule.region })}
          >
            Take out
          </Button>
        </>
      }
    />
  )
}
