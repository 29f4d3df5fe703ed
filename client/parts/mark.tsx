/** The product's sign: a figure climbing in steps along its pace. The same drawing as `mark.svg`, which the window's tab shows. */
export const Mark = ({ size }: { readonly size: number }) => (
  <svg className="mark" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <rect width="20" height="20" rx="4.5" fill="#1764c0" />
    <path d="M4.5 15.5 15.5 4.5" stroke="#fff" strokeOpacity=".55" strokeWidth="1.5" strokeLinecap="round" />
    <path d="M4.5 15.5h3.2v-3.4h3.5V9.2h2" fill="none" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" />
    <circle cx="14" cy="9.2" r="1.9" fill="#fff" />
  </svg>
)
