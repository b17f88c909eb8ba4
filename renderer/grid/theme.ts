import { themeQuartz } from 'ag-grid-community';

export const ROW_HEIGHT = 28;
export const HEAD_HEIGHT = 27;

/** AG Grid in the window's own tokens; light and dark follow the page because every colour is a CSS variable. */
export const gridTheme = themeQuartz.withParams({
  fontFamily: 'var(--font-ui)', fontSize: 13, headerFontSize: 12, headerFontWeight: 500,
  rowHeight: ROW_HEIGHT, headerHeight: HEAD_HEIGHT, listItemHeight: 26, spacing: 6, cellHorizontalPadding: 8, iconSize: 14, borderRadius: 4, wrapperBorderRadius: 0, wrapperBorder: false,
  backgroundColor: 'var(--surface-0)', foregroundColor: 'var(--ink)', dataBackgroundColor: 'var(--surface-0)', oddRowBackgroundColor: 'var(--surface-0)',
  headerBackgroundColor: 'var(--surface-1)', headerTextColor: 'var(--ink-2)', chromeBackgroundColor: 'var(--surface-1)', menuBackgroundColor: 'var(--surface-0)',
  borderColor: 'var(--line)', rowBorder: { color: 'var(--line)', width: 1 }, columnBorder: false, headerColumnBorder: false, headerRowBorder: { color: 'var(--line-strong)', width: 1 },
  accentColor: 'var(--accent)', selectedRowBackgroundColor: 'var(--accent-wash)', rowHoverColor: 'var(--surface-1)', columnHoverColor: 'transparent', headerCellHoverBackgroundColor: 'var(--surface-2)',
  rangeSelectionBorderColor: 'var(--accent)', inputBackgroundColor: 'var(--surface-0)', inputBorder: { color: 'var(--line-strong)', width: 1 }, inputFocusBorder: { color: 'var(--focus)', width: 1 },
  inputTextColor: 'var(--ink)', subtleTextColor: 'var(--ink-2)', textColor: 'var(--ink)', popupShadow: 'var(--shadow)', menuShadow: 'var(--shadow)', focusShadow: 'none',
});
