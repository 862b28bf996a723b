import { IconBackpack } from '@tabler/icons-react'
import { paths } from '#renderer/app/paths'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Section } from '#renderer/ui/page/section'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { phaseOf } from '#shared/domain/visit/checklist-lines'
import type { ChecklistLine } from '#shared/schema/visit'
import { Checklist, type Remarks } from './checklist'
import { FamiliesOfGroup } from './infant/group-families'
import classes from './visit.module.css'

interface PrepareStageProps {
  readonly sheet: VisitSheet
  readonly remarks: Remarks
}

/** What to bring, checked against the allergies of everyone in the home; then what to do there. */
export function PrepareStage({ sheet, remarks }: PrepareStageProps) {
  const { visit } = sheet
  const nothing = visit.checklist.length === 0
  return (
    <>
      {visit.plan && (
        <Section title="Plan for this visit">
          <p className={classes.text} dir="auto">
            {visit.plan}
          </p>
        </Section>
      )}
      {nothing && (
        <EmptyState
          title="Nothing to pack yet"
          icon={IconBackpack}
          action={
            <LinkButton to={paths.supplies} variant="default">
              Open supplies
            </LinkButton>
          }
        >
          The list comes from the kits of the service when a visit is booked. You can also write it
          here, for this visit alone.
        </EmptyState>
      )}
      <FamiliesOfGroup sheet={sheet} />
      <PhaseSection {...{ sheet, remarks }} phase="pack" title="To pack" />
      <PhaseSection {...{ sheet, remarks }} phase="door" title="At the door" />
      <PhaseSection {...{ sheet, remarks }} phase="leave" title="Before you leave" />
    </>
  )
}

interface PhaseSectionProps extends PrepareStageProps {
  readonly phase: ChecklistLine['phase']
  readonly title: string
}

/** One moment's list under its heading, with how far it is. */
export function PhaseSection({ sheet, remarks, phase, title }: PhaseSectionProps) {
  const { lines, ticked } = phaseOf(sheet.visit, phase)
  return (
    <Section
      title={title}
      actions={
        lines.length > 0 && (
          <span className={classes.count}>
            {ticked === lines.length ? `All ${ticked}` : `${ticked} of ${lines.length}`}
          </span>
        )
      }
    >
      <Checklist sheet={sheet} phase={phase} remarks={remarks} label={title} />
    </Section>
  )
}
