"""Writes the .npz files of statistics that StatisticsFileTest reads, as pytorch-fid writes them."""
import numpy as np

mu = np.array([0.1, -2.5, 1e-300])
sigma = np.array([[2, 0.1, 0], [0.1, 3, -1 / 3], [0, -1 / 3, 5]])
np.savez_compressed("statistics_f8.npz", mu=mu, sigma=sigma)
np.savez("statistics_f4.npz", mu=np.array([0.1, -2.5], np.float32),
         sigma=np.array([[2, 0.25], [0.25, 3]], np.float32))
