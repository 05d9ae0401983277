package cuebus.host.measure;

/// The discrete Fourier transform of a record of any length. A record that holds whole periods then
/// needs neither padding nor a window, so nothing leaks from one line into another.
///
/// Source: Cooley, Tukey, "An Algorithm for the Machine Calculation of Complex Fourier Series",
/// Math. Comp. 19 (1965); Bluestein, "A linear filtering approach to the computation of discrete
/// Fourier transform", IEEE Trans. Audio Electroacoust. 18 (1970).
final class Fourier {

  private Fourier() {}

  /// Replaces `re + i·im` by its transform `X[k] = Σ x[n]·exp(−2πi·k·n/N)`.
  ///
  /// @param re real parts, any length above 0
  /// @param im imaginary parts, of the same length
  static void transform(double[] re, double[] im) {
    if (Integer.bitCount(re.length) == 1) {
      powerOfTwo(re, im);
    } else {
      bluestein(re, im);
    }
  }

  private static void powerOfTwo(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
    var cos = new double[n / 2];
    var sin = new double[n / 2];
    for (int k = 0; k < n / 2; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / n);
      sin[k] = -Math.sin(2 * Math.PI * k / n);
    }
    for (int size = 2; size <= n; size *= 2) {
      int half = size / 2;
      int step = n / size;
      for (int start = 0; start < n; start += size) {
        for (int k = 0; k < half; k++) {
          int a = start + k;
          int b = a + half;
          double c = cos[k * step];
          double s = sin[k * step];
          double x = re[b] * c - im[b] * s;
          double y = re[b] * s + im[b] * c;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  /// A transform as a convolution with the chirp `exp(πi·n²/N)`, whose length can be chosen.
  private static void bluestein(double[] re, double[] im) {
    int n = re.length;
    int m = Integer.highestOneBit(2 * n - 1) * 2;
    var cos = new double[n];
    var sin = new double[n];
    for (int k = 0; k < n; k++) {
      // n² grows beyond what a double's angle can tell, so whole turns are taken out of it first.
      double angle = Math.PI * ((long) k * k % (2L * n)) / n;
      cos[k] = Math.cos(angle);
      sin[k] = Math.sin(angle);
    }
    var signalRe = new double[m];
    var signalIm = new double[m];
    var chirpRe = new double[m];
    var chirpIm = new double[m];
    for (int k = 0; k < n; k++) {
      signalRe[k] = re[k] * cos[k] + im[k] * sin[k];
      signalIm[k] = im[k] * cos[k] - re[k] * sin[k];
      chirpRe[k] = cos[k];
      chirpIm[k] = sin[k];
      if (k > 0) {
        chirpRe[m - k] = cos[k];
        chirpIm[m - k] = sin[k];
      }
    }
    powerOfTwo(signalRe, signalIm);
    powerOfTwo(chirpRe, chirpIm);
    for (int k = 0; k < m; k++) {
      double x = signalRe[k] * chirpRe[k] - signalIm[k] * chirpIm[k];
      double y = signalRe[k] * chirpIm[k] + signalIm[k] * chirpRe[k];
      // Conjugated, so that the second forward transform is the inverse one.
      signalRe[k] = x;
      signalIm[k] = -y;
    }
    powerOfTwo(signalRe, signalIm);
    for (int k = 0; k < n; k++) {
      double x = signalRe[k] / m;
      double y = -signalIm[k] / m;
      re[k] = x * cos[k] + y * sin[k];
      im[k] = y * cos[k] - x * sin[k];
    }
  }
}
