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
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { staffMember } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { may, type Power, type Role } from '#shared/domain/practice/roles'
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

/** In groups, so that nobody reads twenty lines for one. `of`: what one must be allowed to be shown it. */
const groups = [
  {
    id: 'own',
    name: 'You',
    sections: [
      { id: 'you', label: 'You', Icon: IconUser },
      { id: 'licences', label: 'Licenses', Icon: IconCertificate, of: 'charts' },
      { id: 'notices', label: 'Notices', Icon: IconBell },
    ],
  },
  {
    id: 'practice',
    name: 'The practice',
    of: 'settings',
    sections: [
      { id: 'practice', label: 'Practice', Icon: IconBuilding },
      { id: 'services', label: 'Services offered', Icon: IconListCheck },
      { id: 'sessions', label: 'Sessions', Icon: IconHandStop },
      { id: 'co-signing', label: 'Co-signing', Icon: IconUsers },
      { id: 'forms', label: 'Forms', Icon: IconSignature },
      { id: 'state-rules', label: 'Your state’s rules', Icon: IconScale },
      { id: 'clinical-rules', label: 'Clinical rules', Icon: IconShieldCheck },
      { id: 'screening', label: 'Screening', Icon: IconHeartHandshake },
      { id: 'privacy', label: 'Privacy', Icon: IconEyeOff },
    ],
  },
  {
    id: 'records',
    name: 'Records',
    sections: [
      { id: 'export', label: 'Export', Icon: IconFileExport, of: 'settings' },
      { id: 'keeping', label: 'Keeping records', Icon: IconHourglass, of: 'settings' },
      { id: 'who-did-what', label: 'Who did what', Icon: IconListSearch },
    ],
  },
  {
    id: 'laptop',
    name: 'This laptop',
    sections: [
      { id: 'security', label: 'Security', Icon: IconLock },
      { id: 'backup', label: 'Backup', Icon: IconArchive },
      { id: 'server', label: 'Server', Icon: IconServer2 },
      { id: 'maps', label: 'Maps and travel', Icon: IconMap2, of: 'charts' },
      { id: 'appearance', label: 'Appearance', Icon: IconMoon },
      { id: 'about', label: 'About', Icon: IconInfoCircle },
    ],
  },
] as const satisfies readonly Group[]

interface Group {
  readonly id: string
  readonly name: string
  readonly of?: Power
  readonly sections: readonly {
    readonly id: string
    readonly label: string
    readonly Icon: typeof IconUser
    readonly of?: Power
  }[]
}

type SectionId = (typeof groups)[number]['sections'][number]['id']

const shownGroups = (role: Role | undefined): readonly Group[] => {
  const isShown = ({ of }: { readonly of?: Power }) =>
    of === undefined || role === undefined || may(role, of)
  return (groups as readonly Group[])
    .filter(isShown)
    .map((group) => ({ ...group, sections: group.sections.filter(isShown) }))
}

/** Settings, a section at a time: what is chosen stands in the address. */
export function SettingsPage() {
  const { section } = useParams({ strict: false }) as { section?: string }
  const { staffId } = useSession()
  const role = useLive(staffMember, staffId).value?.role
  const offered = shownGroups(role)
  const ids = offered.flatMap(({ sections }) => sections.map(({ id }) => id as SectionId))
  const chosen = ids.find((id) => id === section) ?? (ids.includes('practice') ? 'practice' : 'you')
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
        <nav className={classes.nav} aria-label="Sections of Settings">
          {offered.map(({ id, name, sections }) => (
            <Fragment key={id}>
              <p id={`settings-${id}`}>{name}</p>
              <ul aria-labelledby={`settings-${id}`}>
                {sections.map(({ id: section, label, Icon }) => (
                  <li key={section}>
                    <Link
                      to="/settings/$section"
                      params={{ section }}
                      aria-current={section === chosen ? 'page' : undefined}
                    >
                      <Icon size={20} stroke={1.75} aria-hidden /> {label}
                    </Link>
                  </li>
                ))}
                {id === 'own' && (
                  <li>
                    <Link to="/people">
                      <IconUsersGroup size={20} stroke={1.75} aria-hidden /> People
                    </Link>
                  </li>
                )}
              </ul>
            </Fragment>
          ))}
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
