package org.vae4j.examples.beta;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;

/** Shows points of many dimensions along the two directions in which they vary most. */
final class PrincipalAxes {
  private PrincipalAxes() {}

  /**
   * Projects the points.
   *
   * @param points n rows of at least 2 values, n at least 2
   * @return x of all points, y of all points, and how much of the variance they hold, in [0, 1]
   */
  static PlanePoints project(double[][] points) {
    RealMatrix rows = MatrixUtils.createRealMatrix(points);
    EigenDecomposition axes =
        new EigenDecomposition(new Covariance(rows).getCovarianceMatrix()); // largest first
    double[] x = rows.operate(axes.getEigenvector(0).toArray());
    double[] y = rows.operate(axes.getEigenvector(1).toArray());
    double all = 0;
    for (double variance : axes.getRealEigenvalues()) {
      all += variance;
    }
    return new PlanePoints(x, y, (axes.getRealEigenvalue(0) + axes.getRealEigenvalue(1)) / all);
  }

  /**
   * Points in the plane.
   *
   * @param x horizontal
   * @param y vertical
   * @param share how much of the variance is left
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one call to the next, and never changed
  record PlanePoints(double[] x, double[] y, double share) {}
}
