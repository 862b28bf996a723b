import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
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
    </SettingsSection>
  )
}
