/** A bar to either side of a middle line: how far, or how many, down and up. The figures stand beside it in words. */
interface LeanBarProps {
  /** From 0 to 1 of each half. */
  readonly down: number
  readonly up: number
  readonly width?: number
}

const height = 10

export const LeanBar = ({ down, up, width = 96 }: LeanBarProps) => {
  const half = width / 2
  const [left, right] = [Math.min(1, down) * half, Math.min(1, up) * half]
  return (
    <svg className="lean-bar" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <rect className="lean-down" x={half - left} y={1} width={left} height={height - 2} />
      <rect className="lean-up" x={half} y={1} width={right} height={height - 2} />
      <line className="lean-middle" x1={half} y1={0} x2={half} y2={height} />
    </svg>
  )
}
