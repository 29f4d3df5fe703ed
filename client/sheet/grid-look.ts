/** How the grid is drawn. Colours are the page's own variables, so that light and dark need nothing here. */

const family = "-apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif"

export const gridLook = {
  fontFamily: family,
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  headerHeight: 28,
  spacing: 4,
  cellHorizontalPadding: 8,
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--ink)',
  headerBackgroundColor: 'var(--sunken)',
  headerTextColor: 'var(--ink-soft)',
  borderColor: 'var(--line)',
  rowBorder: { width: 1, color: 'var(--line)' },
  columnBorder: { width: 1, color: 'var(--line)' },
  headerColumnBorder: { width: 1, color: 'var(--line)' },
  pinnedColumnBorder: { width: 1, color: 'var(--line-strong)' },
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowHoverColor: 'var(--hover)',
  accentColor: 'var(--accent)',
  valueChangeValueHighlightBackgroundColor: 'var(--mark-soft)',
  iconSize: 14,
} as const
