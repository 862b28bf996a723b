import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import type { AppInfo } from '#shared/ipc/contract'
import { bundledLibraries } from './bundled-libraries'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

export function AboutSection({ info }: { readonly info: AppInfo | null }) {
  return (
    <SettingsSection title="About Doorstep">
      <KeyValues>
        <KeyValue label="Version">{info?.version}</KeyValue>
        <KeyValue label="Electron">{info?.electron}</KeyValue>
        <KeyValue label="Chromium">{info?.chromium}</KeyValue>
      </KeyValues>
      <Section title="What leaves this laptop">
        <div className={classes.stack}>
          <p>
            <strong>Nothing by itself.</strong> No account, no statistics, no crash reports, no
            updates in the background.
          </p>
          <p className={classes.soft}>
            If you set a server of your own, your records go there and to no other place, encrypted
            on this laptop before they leave it.
          </p>
          <p className={classes.soft}>
            What you save, print or hand over yourself goes where you put it: a backup, a summary as
            PDF, a printed sheet.
          </p>
        </div>
      </Section>
      <Section title="Made with">
        <details>
          <summary className={classes.summary}>
            {bundledLibraries.length} libraries and their licences
          </summary>
          <ul className={classes.licences}>
            {bundledLibraries.map(({ name, licence }) => (
              <li key={name}>
                {name} <span>{licence}</span>
              </li>
            ))}
          </ul>
        </details>
      </Section>
    </SettingsSection>
  )
}
