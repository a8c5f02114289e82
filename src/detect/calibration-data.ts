/** Made by bench/calibrate.ts. What share of findings is right at 0.55, 0.65, 0.75, 0.85 and 0.97 of a detector's own measure. */
export const calibrationData: Readonly<Record<string, readonly number[]>> = {
  form: [0.821, 0.976, 0.984, 0.989, 0.99],
  name: [0.821, 0.832, 0.906, 0.962, 0.985],
  secret: [0.787, 0.899, 0.904, 0.952, 0.983],
  address: [0.71, 0.81, 0.957, 0.962, 0.976],
}
