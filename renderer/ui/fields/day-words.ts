import type { FormLanguage } from '#shared/schema/consent'

interface DayWords {
  readonly example: string
  readonly unreadable: string
  readonly calendar: string
  /** Beside the label; null where the example in the empty field says enough. */
  readonly hint: string | null
  readonly picker: Readonly<
    Record<
      'nextMonth' | 'previousMonth' | 'nextYear' | 'previousYear' | 'nextDecade' | 'previousDecade',
      string
    >
  >
}

/** A day field in the language of whoever fills it in: Spanish where a client does. */
export const dayWords: Readonly<Record<FormLanguage, DayWords>> = {
  en: {
    example: '3/14/2026',
    unreadable: 'This does not read as a day. Write it like 3/14/2026.',
    calendar: 'Calendar for',
    hint: null,
    picker: {
      nextMonth: 'Next month',
      previousMonth: 'Month before',
      nextYear: 'Next year',
      previousYear: 'Year before',
      nextDecade: 'Next ten years',
      previousDecade: 'Ten years before',
    },
  },
  es: {
    example: '14/3/2026',
    unreadable: 'No se entiende como fecha. Escriba primero el día y después el mes: 14/3/2026.',
    calendar: 'Calendario:',
    hint: 'Primero el día y después el mes: 14/3/2026',
    picker: {
      nextMonth: 'Mes siguiente',
      previousMonth: 'Mes anterior',
      nextYear: 'Año siguiente',
      previousYear: 'Año anterior',
      nextDecade: 'Diez años después',
      previousDecade: 'Diez años antes',
    },
  },
}
