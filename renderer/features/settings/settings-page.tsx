import {
  IconArchive,
  IconBell,
  IconBuilding,
  IconCertificate,
  IconEyeOff,
  IconFileExport,
  IconHandStop,
  IconHeartHandshake,
  IconHourglass,
  IconInfoCircle,
  IconListCheck,
  IconListSearch,
  IconLock,
  IconMap2,
  IconMoon,
  IconScale,
  IconServer2,
  IconShieldCheck,
  IconSignature,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { PageFrame } from '#renderer/ui/page/page-frame'
import type { AppInfo } from '#shared/ipc/contract'
import { AboutSection } from './about-section'
import { AppearanceSection } from './appearance-section'
import { BackupSection } from './backup-section'
import { ClinicalRulesSection } from './clinical-rules-section'
import { CosignSection } from './cosign-section'
import { ExportSection } from './export-section'
import { FormsSection } from './forms-section'
import { KeepingSection } from './keeping-section'
import { LicencesSection } from './licences-section'
import { MapsSection } from './maps-section'
import { NoticesSection } from './notices-section'
import { OffersSection } from './offers-section'
import { PracticeSection } from './practice-section'
import { PrivacySection } from './privacy-section'
import { ScreeningSection } from './screening-section'
import { SecuritySection } from './security-section'
import { ServerSection } from './server-section'
import { SessionSection } from './session-section'
import classes from './settings.module.css'
import { StateRulesSection } from './state-rules-section'
import { WhoDidWhatSection } from './who-did-what/who-did-what-section'
import { YouSection } from './you-section'

const sections = [
  { id: 'practice', label: 'Practice', Icon: IconBuilding },
  { id: 'sessions', label: 'Sessions', Icon: IconHandStop },
  { id: 'you', label: 'You', Icon: IconUser },
  { id: 'licences', label: 'Licenses', Icon: IconCertificate },
  { id: 'co-signing', label: 'Co-signing', Icon: IconUsers },
  { id: 'services', label: 'Services offered', Icon: IconListCheck },
  { id: 'security', label: 'Security', Icon: IconLock },
  { id: 'backup', label: 'Backup', Icon: IconArchive },
  { id: 'export', label: 'Export', Icon: IconFileExport },
  { id: 'keeping', label: 'Keeping records', Icon: IconHourglass },
  { id: 'server', label: 'Server', Icon: IconServer2 },
  { id: 'state-rules', label: 'Your state’s rules', Icon: IconScale },
  { id: 'forms', label: 'Forms', Icon: IconSignature },
  { id: 'privacy', label: 'Privacy', Icon: IconEyeOff },
  { id: 'clinical-rules', label: 'Clinical rules', Icon: IconShieldCheck },
  { id: 'screening', label: 'Screening', Icon: IconHeartHandshake },
  { id: 'notices', label: 'Notices', Icon: IconBell },
  { id: 'who-did-what', label: 'Who did what', Icon: IconListSearch },
  { id: 'maps', label: 'Maps and travel', Icon: IconMap2 },
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
    'clinical-rules': () => <ClinicalRulesSection />,
    sessions: () => <SessionSection />,
    you: () => <YouSection />,
    licences: () => <LicencesSection />,
    'co-signing': () => <CosignSection />,
    privacy: () => <PrivacySection />,
    services: () => <OffersSection />,
    security: () => <SecuritySection isSample={isSample} />,
    backup: () => <BackupSection isSample={isSample} />,
    export: () => <ExportSection />,
    keeping: () => <KeepingSection />,
    server: () => <ServerSection isSample={isSample} />,
    'state-rules': () => <StateRulesSection />,
    forms: () => <FormsSection />,
    'who-did-what': () => <WhoDidWhatSection />,
    notices: () => <NoticesSection />,
    maps: () => <MapsSection />,
    appearance: () => <AppearanceSection />,
    screening: () => <ScreeningSection />,
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
            <li>
              <Link to="/people">
                <IconUsersGroup size={20} stroke={1.75} aria-hidden /> People
              </Link>
            </li>
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
