import { createTheme } from '@mantine/core'

const lists = { size: 'md', comboboxProps: { shadow: 'md' }, withScrollArea: false } as const

/**
 * What Mantine needs in script. Colours and measures stand in tokens.css instead, where the first paint
 * finds them: keep the two in step.
 */
export const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '640' },
  components: {
    // Lists and calendars float in a landmark of their own (theme-provider.tsx).
    Portal: { defaultProps: { target: '#overlays' } },
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    // Their list scrolls itself (mantine-fit.css): a scroll area around it is out of reach of the keys.
    Select: { defaultProps: lists },
    MultiSelect: { defaultProps: lists },
    TagsInput: { defaultProps: lists },
    DateInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    SegmentedControl: { defaultProps: { size: 'md', transitionDuration: 0 } },
    Tooltip: {
      defaultProps: { openDelay: 200, events: { hover: true, focus: true, touch: true } },
    },
  },
})
