/** Made by bench/calibrate.ts. What share of findings is right at 0.55, 0.65, 0.75, 0.85 and 0.97 of a detector's own measure. */
export const calibrationData: Readonly<Record<string, readonly number[]>> = {
  form: [0.88, 0.976, 0.985, 0.99, 0.99],
  name: [0.824, 0.87, 0.947, 0.959, 0.985],
  secret: [0.787, 0.892, 0.897, 0.938, 0.982],
  address: [0.71, 0.821, 0.959, 0.964, 0.975],
  identity: [0.505, 0.65, 0.75, 0.921, 0.941],
}
