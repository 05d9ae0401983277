package cuebus.insert;

/// A Fourier transform of a fixed length, in place.
///
/// Source: J. W. Cooley, J. W. Tukey, "An algorithm for the machine calculation of complex Fourier
/// series", Math. Comp. 19, 1965 (radix 2, decimation in time).
final class Fourier {

  private final int size;
  private final double[] cosine;
  private final double[] sine;

  /// @param size a power of two, at least 2
  Fourier(int size) {
    this.size = size;
    cosine = new double[size / 2];
    sine = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cosine[k] = Math.cos(2 * Math.PI * k / size);
      sine[k] = Math.sin(2 * Math.PI * k / size);
    }
  }

  /// `X[k] = Σ x[n]·exp(−2πi·k·n/size)`.
  void transform(double[] real, double[] imaginary) {
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int i = 0; i < size; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (i < j) {
        exchange(real, i, j);
        exchange(imaginary, i, j);
      }
    }
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          int a = start + k;
          int b = a + half;
          double c = cosine[k * stride];
          double s = sine[k * stride];
          double re = c * real[b] + s * imaginary[b];
          double im = c * imaginary[b] - s * real[b];
          real[b] = real[a] - re;
          imaginary[b] = imaginary[a] - im;
          real[a] += re;
          imaginary[a] += im;
        }
      }
    }
  }

  private static void exchange(double[] x, int i, int j) {
    double kept = x[i];
    x[i] = x[j];
    x[j] = kept;
  }
}
