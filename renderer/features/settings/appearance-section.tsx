import { Checkbox, Switch } from '@mantine/core'
import { Section } from '#renderer/ui/page/section'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { hideNames, hideNamesAlways, useHiding } from '#renderer/ui/show/hide-names'
import { Keys } from '#renderer/ui/show/kbd'
import { useThemeChoice } from '#renderer/ui/theme/theme-choice'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

const options = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'Like this laptop' },
] as const

export function AppearanceSection() {
  const [choice, choose] = useThemeChoice()
  return (
    <SettingsSection
      title="Appearance"
      lead="Dark is for dim rooms and sleeping babies. The size of everything follows Ctrl and plus or minus."
    >
      <div className={classes.stack}>
        <SegmentedTabs label="Look" value={choice} onChange={choose} options={options} />
      </div>
      <NamesOnScreen />
    </SettingsSection>
  )
}

/** For a meeting, or a laptop that stands open in somebody's home. */
function NamesOnScreen() {
  const { hidden, always } = useHiding()
  return (
    <Section
      title="Names on the screen"
      help="For a meeting, or a laptop open in somebody’s home. A number stands for each client, the same on every laptop of the practice; first names, addresses and phone numbers go too. Colleagues and providers keep their names. What is printed, saved or sent carries the real ones, but for the caseload’s own tables."
    >
      <div className={classes.stack}>
        <Switch
          label="Hide clients’ names"
          checked={hidden}
          onChange={(event) => hideNames(event.currentTarget.checked)}
        />
        <Checkbox
          label="Also each time Doorstep is opened on this laptop"
          checked={always}
          onChange={(event) => hideNamesAlways(event.currentTarget.checked)}
        />
        <p>
          From anywhere: <Keys keys="mod+." />
        </p>
      </div>
    </Section>
  )
}
