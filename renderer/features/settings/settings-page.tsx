import {
  IconArchive,
  IconBuilding,
  IconInfoCircle,
  IconLock,
  IconMoon,
  IconServer2,
  IconUser,
} from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { PageFrame } from '#renderer/ui/page/page-frame'
import type { AppInfo } from '#shared/ipc/contract'
import { AboutSection } from './about-section'
import { AppearanceSection } from './appearance-section'
import { BackupSection } from './backup-section'
import { PracticeSection } from './practice-section'
import { SecuritySection } from './security-section'
import { ServerSection } from './server-section'
import classes from './settings.module.css'
import { YouSection } from './you-section'

const sections = [
  { id: 'practice', label: 'Practice', Icon: IconBuilding },
  { id: 'you', label: 'You', Icon: IconUser },
  { id: 'security', label: 'Security', Icon: IconLock },
  { id: 'backup', label: 'Backup', Icon: IconArchive },
  { id: 'server', label: 'Server', Icon: IconServer2 },
  { id: 'appearance', label: 'Appearance', Icon: IconMoon },
  { id: 'about', label: 'About', Icon: IconInfoCircle },
] as const

type SectionId = (typeof sections)[number]['id']

/** Settings, a section at a time: what is chosen stands in the address. */
export function SettingsPage() {
  const { section } = useParams({ strict: false }) as { section?: string }
  const chosen = sections.find(({ id }) => id === section)?.id ?? 'practice'
  const info = useAppInfo()
  const isSample = info?.profile === 'sample'
  const shown: Readonly<Record<SectionId, () => ReactNode>> = {
    practice: () => <PracticeSection />,
    you: () => <YouSection />,
    security: () => <SecuritySection isSample={isSample} />,
    backup: () => <BackupSection isSample={isSample} />,
    server: () => <ServerSection isSample={isSample} />,
    appearance: () => <AppearanceSection />,
    about: () => <AboutSection info={info} />,
  }
  return (
    <PageFrame title="Settings">
      <div className={classes.layout}>
        <nav aria-label="Sections of Settings">
          <ul className={classes.nav}>
            {sections.map(({ id, label, Icon }) => (
              <li key={id}>
                <Link
                  to="/settings/$section"
                  params={{ section: id }}
                  aria-current={id === chosen ? 'page' : undefined}
                >
                  <Icon size={20} stroke={1.75} aria-hidden /> {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div key={chosen}>{info && shown[chosen]()}</div>
      </div>
    </PageFrame>
  )
}

function useAppInfo(): AppInfo | null {
  const [info, setInfo] = useState<AppInfo | null>(null)
  useEffect(() => {
    void window.doorstep.call('app.info').then(setInfo)
  }, [])
  return info
}
