/** The look of Mantine's parts. Colours of the page itself are variables of `styles/colours.css`, which these follow. */
import type { CSSVariablesResolver } from '@mantine/core'
import { createTheme } from '@mantine/core'

const family = "-apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif"

/** Chrome stays small so that the figures have the room. */
export const theme = createTheme({
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Noto Sans CJK SC', monospace",
  fontSizes: { xs: '13px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  headings: { fontFamily: family, fontWeight: '600' },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 7 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: {
    accent: ['#eaf2fc', '#d3e3f8', '#a9c8f0', '#7babe8', '#5192e0', '#2f7bd4', '#1764c0', '#1358ab', '#0f4a91', '#0a3a74'],
    dark: ['#e3e8ee', '#aab4c0', '#8b96a4', '#5c6774', '#3b4654', '#29313c', '#1d232c', '#181d24', '#12161c', '#0d1116'],
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right', allowDeselect: false } },
    MultiSelect: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Menu: { defaultProps: { shadow: 'md', offset: 4 } },
    Popover: { defaultProps: { shadow: 'md', offset: 4 } },
    // The body never scrolls, so there is nothing to lock; the lock's style element would come without a nonce.
    Drawer: { defaultProps: { lockScroll: false } },
    // Heard only, and made before the page knows whose language it speaks.
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': '关闭 / Close' } } },
    Modal: { defaultProps: { centered: true, lockScroll: false, overlayProps: { backgroundOpacity: 0.35 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, fz: 12, events: { hover: true, focus: true, touch: false } } },
  },
})

const same = {
  '--mantine-primary-color-filled': 'var(--filled)',
  '--mantine-primary-color-filled-hover': 'var(--filled-hover)',
  '--mantine-color-accent-filled': 'var(--filled)',
  '--mantine-color-accent-filled-hover': 'var(--filled-hover)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-anchor': 'var(--accent)',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: same, dark: same })
